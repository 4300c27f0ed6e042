// aws-amplify in a browser: sign-up with automatic sign-in, sign-in by SRP, refresh,
// attributes, sign-out. AmplifyBrowserTests bundles it and serves it from an origin of its own.
import { Amplify } from "aws-amplify";
import {
  autoSignIn,
  confirmSignIn,
  confirmSignUp,
  fetchAuthSession,
  fetchDevices,
  fetchUserAttributes,
  getCurrentUser,
  signIn,
  signOut,
  signUp,
  updatePassword,
} from "aws-amplify/auth";

const lines = [];

async function check(name, action) {
  try {
    await action();
    lines.push(`ok      aws-amplify ${name}`);
  } catch (error) {
    lines.push(`FAILED  aws-amplify ${name}: ${error.name}: ${error.message}`);
  }
}

function equal(actual, expected) {
  if (actual !== expected) {
    throw new Error(`expected ${expected}, got ${actual}`);
  }
}

async function refused(action, name) {
  try {
    await action();
  } catch (error) {
    equal(error.name, name);
    return;
  }
  throw new Error(`not refused, expected ${name}`);
}

async function run(pool) {
  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: pool.userPoolId,
        userPoolClientId: pool.clientId,
        userPoolEndpoint: pool.endpoint,
      },
    },
  });
  const code = async (username) => (await fetch(`/code?${username}`)).text();

  await check("is refused with a wrong password", () =>
    refused(() => signIn({ username: "alice", password: "wrong" }), "NotAuthorizedException"),
  );
  await check("signs in by SRP", async () => {
    const { nextStep } = await signIn({ username: "alice", password: "Wonderland-1" });
    equal(nextStep.signInStep, "DONE");
    equal((await getCurrentUser()).username, "alice");
  });
  await check("has tokens with the groups", async () => {
    const { tokens } = await fetchAuthSession();
    equal(tokens.accessToken.payload["cognito:groups"][0], "admins");
    equal(tokens.idToken.payload["cognito:username"], "alice");
  });
  await check("refreshes", async () => {
    const before = (await fetchAuthSession()).tokens.accessToken.toString();
    const after = (await fetchAuthSession({ forceRefresh: true })).tokens.accessToken.toString();
    equal(before === after, false);
  });
  await check("reads attributes and devices, changes the password", async () => {
    equal((await fetchUserAttributes()).email, "alice@example.com");
    equal((await fetchDevices()).length, 1);
    await updatePassword({ oldPassword: "Wonderland-1", newPassword: "Wonderland-2" });
  });
  await check("signs out", async () => {
    await signOut();
    await refused(() => getCurrentUser(), "UserUnAuthenticatedException");
  });
  await check("chooses a password at the first login", async () => {
    const { nextStep } = await signIn({ username: "newbie", password: "Temp-Pass-1" });
    equal(nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED");
    const done = await confirmSignIn({
      challengeResponse: "Own-Password-1",
      options: { userAttributes: { name: "New Bee" } },
    });
    equal(done.nextStep.signInStep, "DONE");
    await signOut({ global: true });
  });
  await check("signs in with a code", async () => {
    const { nextStep } = await signIn({
      username: "alice",
      options: { authFlowType: "USER_AUTH", preferredChallenge: "EMAIL_OTP" },
    });
    equal(nextStep.signInStep, "CONFIRM_SIGN_IN_WITH_EMAIL_CODE");
    const done = await confirmSignIn({ challengeResponse: await code("alice") });
    equal(done.nextStep.signInStep, "DONE");
    await signOut();
  });
  await check("signs up and is signed in by that", async () => {
    await signUp({
      username: "bob",
      password: "Builder-Pass-1",
      options: { userAttributes: { email: "bob@example.com" }, autoSignIn: { authFlowType: "USER_AUTH" } },
    });
    const { nextStep } = await confirmSignUp({ username: "bob", confirmationCode: await code("bob") });
    equal(nextStep.signUpStep, "COMPLETE_AUTO_SIGN_IN");
    equal((await autoSignIn()).nextStep.signInStep, "DONE");
    equal((await getCurrentUser()).username, "bob");
    await signOut();
  });
}

fetch("/pool.json")
  .then((answer) => answer.json())
  .then(run)
  .catch((error) => lines.push(`FAILED  aws-amplify: ${error.name}: ${error.message}`))
  .finally(() => fetch("/result", { method: "POST", body: lines.join("\n") }));
