// amazon-cognito-identity-js: SRP sign-in, wrong password, first login, refresh, device.
import assert from "node:assert/strict";
import cognito from "amazon-cognito-identity-js";
import { passwords, pool } from "./pool.mjs";

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = cognito;

function newUser(username) {
  const userPool = new CognitoUserPool({
    UserPoolId: pool.userPoolId,
    ClientId: pool.clientId,
    endpoint: pool.endpoint,
    Storage: memory(),
  });
  return new CognitoUser({ Username: username, Pool: userPool, Storage: memory() });
}

function memory() {
  const items = new Map();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => items.set(key, value),
    removeItem: (key) => items.delete(key),
    clear: () => items.clear(),
  };
}

function authenticate(user, password, newPassword, attributes) {
  return new Promise((resolve, reject) => {
    const callbacks = {
      onSuccess: resolve,
      onFailure: reject,
      newPasswordRequired: () => user.completeNewPasswordChallenge(newPassword, attributes, callbacks),
    };
    user.authenticateUser(
      new AuthenticationDetails({ Username: user.getUsername(), Password: password }),
      callbacks,
    );
  });
}

function refresh(user, session) {
  return new Promise((resolve, reject) => {
    user.refreshSession(session.getRefreshToken(), (error, refreshed) =>
      error ? reject(error) : resolve(refreshed),
    );
  });
}

export const checks = {
  async "signs in by SRP and refreshes"() {
    const user = newUser("alice");
    const session = await authenticate(user, passwords.alice);
    assert.equal(session.getIdToken().payload["cognito:username"], "alice");
    const refreshed = await refresh(user, session);
    assert.ok(refreshed.isValid());
    assert.notEqual(refreshed.getAccessToken().getJwtToken(), session.getAccessToken().getJwtToken());
  },
  async "is refused with a wrong password"() {
    await assert.rejects(authenticate(newUser("alice"), "wrong"), { code: "NotAuthorizedException" });
  },
  async "chooses a password at the first login"() {
    const session = await authenticate(newUser("newbie1"), passwords.temporary, passwords.own, { name: "New Bee" });
    assert.equal(session.getIdToken().payload.name, "New Bee");
    assert.ok((await authenticate(newUser("newbie1"), passwords.own)).isValid());
  },
};
