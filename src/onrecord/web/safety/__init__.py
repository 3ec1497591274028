"""What keeps the reading room safe: headers, hosts, tokens, forged requests, sizes. Each is one ASGI middleware."""
