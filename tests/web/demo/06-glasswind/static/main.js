glass.mount("root", "<h1>กรมลมแก้ว</h1><a href=\"/eservice\">e-Service</a>");
