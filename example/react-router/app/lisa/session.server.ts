import { createCookieSessionStorage } from 'react-router'

const { getSession, commitSession } = createCookieSessionStorage<{ isOfTheTeam: boolean }>({
  cookie: {
    name: 'team',
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    // Without a secret of your own nobody stays signed in when the server starts again.
    secrets: [process.env.SESSION_SECRET ?? crypto.randomUUID()],
  },
})

/** Whether this request comes from somebody who has signed in. */
export async function isOfTheTeam(request: Request): Promise<boolean> {
  return (await getSession(request.headers.get('cookie'))).get('isOfTheTeam') === true
}

/** The `Set-Cookie` that signs in, or `undefined` where it is not the password. */
export async function signInWith(password: FormDataEntryValue | null): Promise<string | undefined> {
  const expected = process.env.TEAM_PASSWORD
  if (!expected || password !== expected) return undefined
  const session = await getSession()
  session.set('isOfTheTeam', true)
  return commitSession(session)
}
