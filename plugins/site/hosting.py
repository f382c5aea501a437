"""What a host must send with each page, said once and written for each common host."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from plugins.settings import NO_TILES, Tiles

# No inline script or style, no other host, no plug-in. https://www.w3.org/TR/CSP3/
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
}
ASKED = ("sw.js", "build.json", "manifest.webmanifest")  # these tell a device that there is a newer site
ALWAYS_ASK = "no-cache"
MANIFEST_TYPE = "application/manifest+json"
FOR_EVER = "public, max-age=31536000, immutable"  # these names change with what the files hold


def policy_with(tiles: Tiles) -> str:
    """Give the policy of the map's page: it lets in pictures of one other host, where a council has map tiles."""
    if not tiles.address:
        return POLICY
    parts = urlsplit(tiles.address)
    return POLICY.replace("img-src 'self'", f"img-src 'self' {parts.scheme}://{parts.netloc}")


def headers(tiles: Tiles = NO_TILES) -> dict[str, str]:
    """Give the headers of every page. Pages but the map's say in themselves that they let in no other host."""
    policy = f"{policy_with(tiles)}; frame-ancestors 'none'"  # frame-ancestors does nothing in a meta tag
    return {"Content-Security-Policy": policy} | HEADERS


def header_files(base: str, tiles: Tiles = NO_TILES) -> dict[str, bytes]:
    """Give the files that make common hosts send our headers and show our 404 page, by path.

    `_headers` is for Netlify and Cloudflare Pages, `.htaccess` for Apache, `staticwebapp.config.json` for Azure;
    nginx reads none, so `nginx.conf` is there to be included by hand.
    """
    sent = headers(tiles)
    lines = "\n".join(f"  {name}: {value}" for name, value in sent.items())
    lasting = "".join(f"\n{base}/{folder}/*\n  Cache-Control: {FOR_EVER}\n" for folder in ("assets", "search"))
    fresh = "".join(f"\n{base}/{name}\n  Cache-Control: {ALWAYS_ASK}\n" for name in ASKED)
    apache = "\n".join(f'  Header always set {name} "{value}"' for name, value in sent.items())
    nginx = "\n".join(f'add_header {name} "{value}" always;' for name, value in sent.items())
    nginx_inside = "\n".join(f"  {line}" for line in nginx.splitlines())  # a location with a header inherits none
    azure = {
        "globalHeaders": sent,
        "routes": [
            *({"route": f"{base}/{name}", "headers": {"Cache-Control": ALWAYS_ASK}} for name in ASKED),
            *(
                {"route": f"{base}/{folder}/*", "headers": {"Cache-Control": FOR_EVER}}
                for folder in ("assets", "search")
            ),
        ],
        "mimeTypes": {".webmanifest": MANIFEST_TYPE},
        "responseOverrides": {"404": {"rewrite": f"{base}/404.html", "statusCode": 404}},
    }
    named = "|".join(name.replace(".", "\\.") for name in ASKED)
    return {
        "_headers": f"{base}/*\n{lines}\n{lasting}{fresh}".encode(),
        ".htaccess": (
            f"ErrorDocument 404 {base}/404.html\nAddType {MANIFEST_TYPE} .webmanifest\n"
            f"<IfModule mod_headers.c>\n{apache}\n"
            f'  <FilesMatch "^({named})$">\n    Header set Cache-Control "{ALWAYS_ASK}"\n  </FilesMatch>\n</IfModule>\n'
        ).encode(),
        "nginx.conf": (
            f"# Include this in the server block.\nerror_page 404 {base}/404.html;\n{nginx}\n"
            f"location ~ ^{base}/({named})$ {{\n  add_header Cache-Control {ALWAYS_ASK};\n{nginx_inside}\n}}\n"
        ).encode(),
        "staticwebapp.config.json": (json.dumps(azure, indent=2) + "\n").encode(),
    }
