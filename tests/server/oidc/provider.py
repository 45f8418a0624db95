"""A small organisation that people log in at; it judges PKCE as RFC 7636 asks."""

import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from app.server.invitations import challenge_of

KEY = RSAKey.generate_key(2048, {"kid": "k", "use": "sig"})


class Provider:
    """Says who somebody is; `claims` and `key` make it lie."""

    def __init__(self):
        self.claims, self.key, self.issuer_said, self.broken = {}, KEY, None, False
        self.me = {}  # what it says beside the token
        self._codes = {}
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def _say(self, status, said):
                body = json.dumps(said).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self):
                if provider.broken:
                    self._say(500, {})
                elif self.path == "/me":
                    self._say(200, provider.me)
                elif self.path == "/keys":
                    self._say(200, KeySet([KEY]).as_dict(private=False))
                else:
                    self._say(200, provider.discovery())

            def do_POST(self):
                sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._say(*provider.token(dict(parse_qsl(sent))))

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def discovery(self):
        return {
            "issuer": self.issuer_said or self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "userinfo_endpoint": f"{self.issuer}/me",
        }

    def log_in(self, query):
        """Log somebody in who was sent here; return the code that their browser brings back."""
        code = secrets.token_urlsafe(8)
        self._codes[code] = query
        return code

    def token(self, sent):
        asked = self._codes.pop(sent["code"], None)
        if asked is None or challenge_of(sent["code_verifier"]) != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": asked["client_id"],
            "sub": "bob-1",
            "iat": now,
            "exp": now + 60,
            "nonce": asked["nonce"],
            "email": "bob@noord.be",
            "email_verified": True,
        }
        header = {"alg": "RS256", "kid": "k"}
        said = {name: value for name, value in (claims | self.claims).items() if value != ...}
        signed = jwt.encode(header, said, self.key, algorithms=["RS256"])
        return 200, {"access_token": "a", "token_type": "Bearer", "id_token": signed}
