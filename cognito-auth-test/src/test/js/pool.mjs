// The pool that runs, from the environment.
function required(name) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; NpmClientsTests starts a pool and sets it`);
  }
  return value;
}

export const pool = {
  endpoint: required("COGNITO_ENDPOINT"),
  region: required("COGNITO_REGION"),
  userPoolId: required("COGNITO_USER_POOL_ID"),
  clientId: required("COGNITO_CLIENT_ID"),
  secretClientId: required("COGNITO_SECRET_CLIENT_ID"),
  secret: required("COGNITO_CLIENT_SECRET"),
};

export const passwords = {
  alice: "Wonderland-1",
  temporary: "Temp-Pass-1",
  own: "Own-Password-1",
};
