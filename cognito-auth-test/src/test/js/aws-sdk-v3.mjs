// @aws-sdk/client-cognito-identity-provider with cognito-srp-helper: the same, with a secret.
import assert from "node:assert/strict";
import {
  CognitoIdentityProviderClient,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import {
  createSecretHash,
  createSrpSession,
  signSrpSession,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from "cognito-srp-helper";
import { passwords, pool } from "./pool.mjs";

const client = new CognitoIdentityProviderClient({
  endpoint: pool.endpoint,
  region: pool.region,
  maxAttempts: 1,
});
const ClientId = pool.secretClientId;

async function authenticate(username, password) {
  const SECRET_HASH = createSecretHash(username, ClientId, pool.secret);
  const session = createSrpSession(username, password, pool.userPoolId, false);
  const challenge = await client.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, {
        ClientId,
        AuthFlow: "USER_SRP_AUTH",
        AuthParameters: { USERNAME: username, SECRET_HASH },
      }),
    ),
  );
  return client.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(signSrpSession(session, challenge), {
        ClientId,
        ChallengeName: "PASSWORD_VERIFIER",
        ChallengeResponses: { USERNAME: username, SECRET_HASH },
        Session: challenge.Session,
      }),
    ),
  );
}

export const checks = {
  async "signs in by SRP and refreshes both ways"() {
    const tokens = (await authenticate("alice", passwords.alice)).AuthenticationResult;
    const user = await client.send(new GetUserCommand({ AccessToken: tokens.AccessToken }));
    assert.equal(user.Username, "alice");
    const refreshed = await client.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: "REFRESH_TOKEN_AUTH",
        AuthParameters: {
          REFRESH_TOKEN: tokens.RefreshToken,
          SECRET_HASH: createSecretHash("alice", ClientId, pool.secret),
        },
      }),
    );
    assert.equal(refreshed.AuthenticationResult.RefreshToken, undefined);
    const again = await client.send(
      new GetTokensFromRefreshTokenCommand({
        ClientId,
        ClientSecret: pool.secret,
        RefreshToken: tokens.RefreshToken,
      }),
    );
    assert.ok(again.AuthenticationResult.AccessToken);
  },
  async "is refused with a wrong password"() {
    await assert.rejects(authenticate("alice", "wrong"), {
      name: "NotAuthorizedException",
      message: "Incorrect username or password.",
    });
  },
  async "is refused with a wrong secret hash"() {
    const session = createSrpSession("alice", passwords.alice, pool.userPoolId, false);
    await assert.rejects(
      client.send(
        new InitiateAuthCommand(
          wrapInitiateAuth(session, {
            ClientId,
            AuthFlow: "USER_SRP_AUTH",
            AuthParameters: { USERNAME: "alice", SECRET_HASH: createSecretHash("bob", ClientId, pool.secret) },
          }),
        ),
      ),
      { name: "NotAuthorizedException" },
    );
  },
  async "chooses a password at the first login"() {
    const username = "newbie2";
    const challenge = await authenticate(username, passwords.temporary);
    assert.equal(challenge.ChallengeName, "NEW_PASSWORD_REQUIRED");
    assert.deepEqual(JSON.parse(challenge.ChallengeParameters.requiredAttributes), ["userAttributes.name"]);
    const answer = await client.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: challenge.ChallengeName,
        Session: challenge.Session,
        ChallengeResponses: {
          USERNAME: username,
          SECRET_HASH: createSecretHash(username, ClientId, pool.secret),
          NEW_PASSWORD: passwords.own,
          "userAttributes.name": "New Bee",
        },
      }),
    );
    assert.ok(answer.AuthenticationResult.AccessToken);
    assert.ok((await authenticate(username, passwords.own)).AuthenticationResult.IdToken);
  },
};
