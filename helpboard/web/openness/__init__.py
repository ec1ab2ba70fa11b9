"""What machines read: sitemap, robots, web manifest, security contact, structured data."""
