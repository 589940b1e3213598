"""Follows the links of the hosts in a file, for tests/bench/crawl."""
from urllib.parse import urlsplit

import scrapy


class LinksSpider(scrapy.Spider):
    name = "links"
    custom_settings = {
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "COOKIES_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS": 64,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
        "DOWNLOAD_DELAY": 0,
        "USER_AGENT": "bench",
    }

    def __init__(self, homes, **kwargs):
        super().__init__(**kwargs)
        with open(homes, encoding="utf-8") as lines:
            self.start_urls = [line.strip() for line in lines]

    def parse(self, response):
        host = urlsplit(response.url).netloc
        for href in response.css("a::attr(href)").getall():
            url = response.urljoin(href)
            if urlsplit(url).netloc == host:
                yield scrapy.Request(url, callback=self.parse)
