// Does with the blocks of docs/from-amplify.md what a page and an app do. FromAmplifyTests starts it
// beside auth.mjs and tokens.mjs.
import assert from 'node:assert/strict'

const { PAGES, APPS, REFRESH_TOKEN, DEVICE_KEY } = process.env

/** A browser as far as the page sees it: cookies, of which scripts read some. */
const jar = new Map()
const request = globalThis.fetch
globalThis.document = {
  get cookie() {
    return [...jar].filter(([, { hidden }]) => !hidden).map(([name, { value }]) => `${name}=${value}`).join('; ')
  },
}
globalThis.fetch = async (address, init = {}) => {
  const cookie = [...jar].map(([name, { value }]) => `${name}=${value}`).join('; ')
  const answer = await request(new URL(address, PAGES), { ...init, headers: { ...init.headers, cookie } })
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)
    jar.set(name, { value, hidden: /; *httponly/i.test(line) })
  }
  return answer
}

const checks = {
  async 'a page signs in through what is asked, and out'() {
    const { currentUser, signIn, signOut } = await import('./auth.mjs')
    assert.equal(await currentUser(), undefined)
    await assert.rejects(signIn(() => ({ username: 'newbie', password: 'wrong' })))

    const answers = [
      { username: 'newbie', password: 'Temp-Pass-1' },
      { newPassword: 'short', name: 'New Bee' },
      { newPassword: 'Own-Password-1', name: 'New Bee' },
    ]
    const forms = []
    const user = await signIn(async (form) => {
      forms.push(form)
      return answers[forms.length - 1]
    })
    assert.equal(user.username, 'newbie')
    assert.equal(forms.length, 3)
    assert.deepEqual(forms[1].fields.map((field) => field.name).filter((name) => name in answers[1]),
      ['newPassword', 'name'])
    assert.ok(forms[2].problem.text)
    assert.equal(await currentUser(), 'newbie')

    const sessions = [...jar].filter(([, { hidden }]) => hidden)
    assert.equal(sessions.length, 1)
    assert.doesNotMatch(document.cookie, new RegExp(sessions[0][0]))

    await signOut()
    assert.equal(await currentUser(), undefined)
  },

  async 'an app has a good token, refreshed once for all'() {
    const { accessToken, keep } = await import('./tokens.mjs')
    const answer = await fetch(APPS + '/auth/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'alice', password: 'Wonderland-1' }),
    })
    const { tokens } = await answer.json()
    assert.equal(keep(tokens), tokens.accessToken)
    assert.equal(await accessToken(APPS), tokens.accessToken)

    keep({ ...tokens, expiresIn: 0 })
    const [one, ...others] = await Promise.all([accessToken(APPS), accessToken(APPS), accessToken(APPS)])
    assert.notEqual(one, tokens.accessToken)
    assert.deepEqual(others, [one, one])
    const account = await fetch(APPS + '/auth/account', { headers: { Authorization: `Bearer ${one}` } })
    assert.equal((await account.json()).username, 'alice')
  },

  async 'an app takes its users along'() {
    const { accessToken } = await import('./tokens.mjs?of-another-start')
    await assert.rejects(accessToken(APPS, { refreshToken: 'another', username: 'alice' }), /session-ended/)
    const session = { refreshToken: REFRESH_TOKEN, username: 'alice', deviceKey: DEVICE_KEY }
    assert.match(await accessToken(APPS, session), /^ey/)
  },
}

for (const [name, check] of Object.entries(checks)) {
  await check()
  console.log(`ok ${name}`)
}
