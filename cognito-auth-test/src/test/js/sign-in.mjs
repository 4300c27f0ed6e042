// Runs every check of every client, one line each; fails if one fails.
import { checks as awsSdkV3 } from "./aws-sdk-v3.mjs";
import { checks as identityJs } from "./identity-js.mjs";

const clients = {
  "amazon-cognito-identity-js": identityJs,
  "@aws-sdk/client-cognito-identity-provider and cognito-srp-helper": awsSdkV3,
};

let failures = 0;
for (const [client, checks] of Object.entries(clients)) {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check();
      console.log(`ok      ${client} ${name}`);
    } catch (error) {
      failures++;
      console.log(`FAILED  ${client} ${name}: ${error.name ?? error.code}: ${error.message}`);
    }
  }
}
process.exitCode = failures === 0 ? 0 : 1;
