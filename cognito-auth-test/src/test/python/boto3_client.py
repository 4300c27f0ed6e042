"""boto3 as a client of a running pool: one line for each check. Boto3Tests starts it."""

import base64
import hashlib
import hmac
import os
import struct
import sys
import time
import urllib.request

import boto3
from botocore import UNSIGNED
from botocore.config import Config

client = boto3.client(
    "cognito-idp",
    region_name=os.environ["COGNITO_REGION"],
    endpoint_url=os.environ["COGNITO_ENDPOINT"],
    config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}),
)
PUBLIC = os.environ["COGNITO_CLIENT_ID"]
CONFIDENTIAL = os.environ["COGNITO_SECRET_CLIENT_ID"]
SECRET = os.environ["COGNITO_CLIENT_SECRET"]


def secret_hash(username):
    digest = hmac.new(SECRET.encode(), (username + CONFIDENTIAL).encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def totp(secret):
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000)


def code(username):
    with urllib.request.urlopen(os.environ["INBOX"] + "?" + username) as answer:
        return answer.read().decode()


def sign_in(username, password, client_id=PUBLIC, **parameters):
    return client.initiate_auth(
        ClientId=client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": username, "PASSWORD": password, **parameters},
    )


def refused(error, call):
    try:
        call()
    except getattr(client.exceptions, error) as ex:
        return ex.response
    raise AssertionError("not refused, expected " + error)


def signs_in_and_refreshes():
    tokens = sign_in("alice", "Wonderland-1")["AuthenticationResult"]
    user = client.get_user(AccessToken=tokens["AccessToken"])
    assert user["Username"] == "alice", user
    refreshed = client.initiate_auth(
        ClientId=PUBLIC,
        AuthFlow="REFRESH_TOKEN_AUTH",
        AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]},
    )["AuthenticationResult"]
    assert "RefreshToken" not in refreshed
    client.revoke_token(ClientId=PUBLIC, Token=tokens["RefreshToken"])
    refused("NotAuthorizedException", lambda: client.get_user(AccessToken=refreshed["AccessToken"]))


def is_refused_by_type():
    answer = refused("NotAuthorizedException", lambda: sign_in("alice", "wrong"))
    assert answer["Error"]["Message"] == "Incorrect username or password.", answer
    assert answer["ResponseMetadata"]["RequestId"], answer
    refused("InvalidParameterException", lambda: client.get_user(AccessToken="no token"))
    refused("ResourceNotFoundException", lambda: sign_in("alice", "Wonderland-1", client_id="unknown"))


def proves_the_client_secret():
    refused("NotAuthorizedException", lambda: sign_in("alice", "Wonderland-1", client_id=CONFIDENTIAL))
    tokens = sign_in("alice", "Wonderland-1", client_id=CONFIDENTIAL, SECRET_HASH=secret_hash("alice"))
    client.global_sign_out(AccessToken=tokens["AuthenticationResult"]["AccessToken"])


def signs_up_and_recovers():
    client.sign_up(
        ClientId=PUBLIC,
        Username="bob",
        Password="Builder-Pass-1",
        UserAttributes=[{"Name": "email", "Value": "bob@example.com"}],
    )
    refused("UserNotConfirmedException", lambda: sign_in("bob", "Builder-Pass-1"))
    refused(
        "CodeMismatchException",
        lambda: client.confirm_sign_up(ClientId=PUBLIC, Username="bob", ConfirmationCode="no-code"),
    )
    client.confirm_sign_up(ClientId=PUBLIC, Username="bob", ConfirmationCode=code("bob"))
    client.forgot_password(ClientId=PUBLIC, Username="bob")
    client.confirm_forgot_password(
        ClientId=PUBLIC, Username="bob", ConfirmationCode=code("bob"), Password="Builder-Pass-2"
    )
    assert "AuthenticationResult" in sign_in("bob", "Builder-Pass-2")


def sets_up_and_uses_an_authenticator_app():
    token = sign_in("carol", "Wonderland-1")["AuthenticationResult"]["AccessToken"]
    secret = client.associate_software_token(AccessToken=token)["SecretCode"]
    assert client.verify_software_token(AccessToken=token, UserCode=totp(secret))["Status"] == "SUCCESS"
    client.set_user_mfa_preference(
        AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    challenge = sign_in("carol", "Wonderland-1")
    assert challenge["ChallengeName"] == "SOFTWARE_TOKEN_MFA", challenge
    refused(
        "CodeMismatchException",
        lambda: client.respond_to_auth_challenge(
            ClientId=PUBLIC,
            ChallengeName="SOFTWARE_TOKEN_MFA",
            Session=challenge["Session"],
            ChallengeResponses={"USERNAME": "carol", "SOFTWARE_TOKEN_MFA_CODE": "000000"},
        ),
    )


def chooses_a_password_at_the_first_login():
    challenge = sign_in("newbie", "Temp-Pass-1")
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED", challenge
    answer = client.respond_to_auth_challenge(
        ClientId=PUBLIC,
        ChallengeName="NEW_PASSWORD_REQUIRED",
        Session=challenge["Session"],
        ChallengeResponses={
            "USERNAME": "newbie",
            "NEW_PASSWORD": "Own-Password-1",
            "userAttributes.name": "New Bee",
        },
    )
    assert "IdToken" in answer["AuthenticationResult"]


failures = 0
for check in (
    signs_in_and_refreshes,
    is_refused_by_type,
    proves_the_client_secret,
    signs_up_and_recovers,
    sets_up_and_uses_an_authenticator_app,
    chooses_a_password_at_the_first_login,
):
    name = check.__name__.replace("_", " ")
    try:
        check()
        print("ok      boto3 " + name)
    except Exception as ex:
        failures += 1
        print("FAILED  boto3 %s: %s: %s" % (name, type(ex).__name__, ex))
sys.exit(1 if failures else 0)
