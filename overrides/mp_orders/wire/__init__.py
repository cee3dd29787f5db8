"""What lies under a request: sockets, certificates, proxies, bytes. Knows no attempt and no error of the client."""
