import { createHmac, timingSafeEqual } from 'node:crypto'

/** The cookie of somebody who knows the team's password. A shop has its own sessions instead. */
export const teamCookie = 'team'

/** What the cookie holds: nobody can make it without the password. */
export const teamToken = (password = process.env.TEAM_PASSWORD ?? ''): string =>
  createHmac('sha256', password).update('team').digest('hex')

/** Whether these are the password, or the token, of the team. */
export function isSecret(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) => createHmac('sha256', 'compare').update(text).digest())
  return secret !== '' && one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

/** Whether a request comes from the team. */
export function isOfTeam(request: Request): boolean {
  const cookie = request.headers.get('cookie') ?? ''
  const token = cookie.split('; ').find((pair) => pair.startsWith(`${teamCookie}=`))
  return Boolean(process.env.TEAM_PASSWORD) && isSecret(token?.slice(teamCookie.length + 1) ?? '', teamToken())
}
