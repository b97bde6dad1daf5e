import { Octokit } from '@octokit/core'
import { throttling } from '@octokit/plugin-throttling'
import { type Session, sharedRefresh } from '../session.ts'
import { calling } from './contender.ts'

/**
 * Throttled as in the plugin's README, both handlers saying yes every time. It takes a 429 for a rate limit where GitHub's
 * `x-ratelimit-remaining: 0` or "secondary rate limit" says so.
 */
export const octokitThrottled = calling('Octokit + throttling', ({ baseUrl, session }) => {
  // Reauthorization comes first, so that a request takes the credential when its turn has come.
  const octokit = new (Octokit.plugin(reauthorizing(session), throttling))({
    baseUrl,
    throttle: { onRateLimit: () => true, onSecondaryRateLimit: () => true },
  })
  return (id) => octokit.request('GET /shows/{id}', { id })
})

/** A plugin with a hook around the request, as in https://github.com/octokit/core.js#plugins. */
const reauthorizing = (session: Session) => {
  const refresh = sharedRefresh(session)
  return (octokit: Octokit): void =>
    octokit.hook.wrap('request', async (request, options) => {
      const send = () => request({ ...options, headers: { ...options.headers, authorization: `Bearer ${session.token}` } })
      try {
        return await send()
      } catch (error) {
        if ((error as { status?: number }).status !== 401) throw error
        await refresh()
        return send()
      }
    })
}
