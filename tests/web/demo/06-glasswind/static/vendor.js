window.glass = { mount: function (id, html) { document.getElementById(id).innerHTML = html; } };
