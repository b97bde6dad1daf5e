import ky, { type Options } from 'ky'
import { sharedRefresh } from '../session.ts'
import { type Api, type Contender, calling } from './contender.ts'

const reading = (name: string, optionsFor: (api: Api) => Options = () => ({})): Contender =>
  calling(name, (api) => {
    const client = ky.create({
      baseUrl: `${api.baseUrl}/`,
      hooks: { beforeRequest: [({ request }) => request.headers.set('Authorization', `Bearer ${api.session.token}`)] },
    })
    const extended = client.extend(optionsFor(api))
    return (id) => extended.get(`shows/${id}`).json()
  })

export const kyOnDefaults = reading('ky')

export const kyLimit10 = reading('ky, retry limit 10', () => ({ retry: { limit: 10 } }))

/** https://github.com/sindresorhus/ky#hooksafterresponse, "Or retry with a fresh token on a 401 error". */
export const kyAfterResponse = reading('ky, afterResponse', ({ session }) => ({
  hooks: {
    afterResponse: [
      async ({ request, response, retryCount }) => {
        if (response.status !== 401 || retryCount > 0) return undefined
        const headers = new Headers(request.headers)
        headers.set('Authorization', `Bearer ${await session.refresh()}`)
        return ky.retry({ request: new Request(request, { headers }), code: 'TOKEN_REFRESHED' })
      },
    ],
  },
}))

/** https://github.com/sindresorhus/ky#how-do-i-implement-token-refresh-on-401-responses, its `refreshToken()` shared. */
export const kyBeforeRetry = reading('ky, beforeRetry, shared refresh', ({ session }) => {
  const refreshToken = sharedRefresh(session)
  return {
    retry: { statusCodes: [401] },
    hooks: {
      beforeRetry: [
        async ({ request }) => {
          request.headers.set('Authorization', `Bearer ${await refreshToken()}`)
        },
      ],
    },
  }
})
