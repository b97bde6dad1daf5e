/** The visitor's credential at the shop's server; LiSA's key stays there. */
let credential: Promise<string> | undefined

/** The whole `Authorization` header; the first request has the shop's server let the visitor in. */
export async function authorization(): Promise<string | undefined> {
  credential ??= ask('visit')
  try {
    return `ApiKey ${await credential}`
  } catch {
    // The request meets the same network, and says so.
    credential = undefined
    return undefined
  }
}

/** Trades the credential for a fresh one, or comes in anew; rejects where the shop's server refuses. */
export async function renew(how: 'refresh' | 'visit'): Promise<void> {
  const fresh = ask(how, await authorization())
  await fresh
  credential = fresh
}

async function ask(how: string, authorization?: string): Promise<string> {
  const answer = await fetch(`/api/session/${how}`, { method: 'POST', headers: authorization ? { authorization } : {} })
  if (answer.status >= 500) throw new TypeError('The shop has no time now') // nobody is signed out
  if (!answer.ok) throw new Error(`${how}: ${answer.status}`)
  return (await answer.json()).key
}
