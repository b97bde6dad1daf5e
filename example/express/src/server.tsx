import express, { type Request, type Response } from 'express'
import {
  getShow,
  inlineJson,
  listProducts,
  listShowProducts,
  listShows,
  type PrefetchedState,
  pageStatus,
  prefetchLisa,
} from 'lisa-query/core'
import { renderToPipeableStream } from 'react-dom/server'
import { gateway, lisaFor } from './gateway.ts'
import { Page } from './page.tsx'
import { signInWith } from './session.ts'

const app = express()
app.use(express.static('dist/public', { index: false }))
app.use('/api/lisa', gateway.handler)

app.get('/', async (request, response) => {
  render(request, response, await gateway.prefetch([listShows, { state: 'live' }]))
})

app.get('/shows/:id', async (request, response) => {
  const { id } = request.params
  render(request, response, await gateway.prefetch([getShow, { id }], [listShowProducts, { id }]))
})

app.get('/team', async (request, response) => {
  render(request, response, await prefetchLisa(lisaFor(request.headers.cookie), [listProducts, { limit: 8 }]))
})

app.post('/sign-in', express.json(), (request, response) => {
  const cookie = signInWith(request.body?.password)
  if (cookie) response.status(204).set('Set-Cookie', cookie).end()
  else response.status(401).end()
})

app.use((request, response) => render(request, response, { reads: [] }, 404))

app.listen(Number(process.env.PORT ?? 3000), process.env.HOST ?? '127.0.0.1')

/** The page of this address with what has been read for it, and the HTTP status and headers of that. */
function render(request: Request, response: Response, state: PrefetchedState, status = pageStatus(state).status): void {
  const { pipe, abort } = renderToPipeableStream(<Page path={request.path} state={state} />, {
    bootstrapModules: ['/client.js'],
    bootstrapScriptContent: `window.lisaState = ${inlineJson(state)}`,
    onShellReady() {
      response.status(status).set(pageStatus(state).headers).set('Content-Type', 'text/html; charset=utf-8')
      pipe(response)
    },
    onShellError(error) {
      console.error(error)
      response.status(500).type('text/plain').send('This page cannot be shown.')
    },
  })
  response.on('close', () => abort())
}
