import { createLisaClient, LisaHydration, LisaProvider, type PrefetchedState } from 'lisa-query'
import type { ReactElement } from 'react'
import { Show } from './show.tsx'
import { Shows } from './shows.tsx'
import { askToSignIn, SignIn } from './sign-in.tsx'
import { Team } from './team.tsx'

const lisa = createLisaClient({ baseUrl: '/api/lisa', signIn: askToSignIn })

/** The whole document, the same on the server and in the browser. */
export function Page({ path, state }: { path: string; state: PrefetchedState }): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Live shopping</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/client.css" />
      </head>
      <body>
        <LisaProvider client={lisa}>
          <LisaHydration state={state}>
            <main>
              <Content path={path} />
            </main>
          </LisaHydration>
          <SignIn />
        </LisaProvider>
      </body>
    </html>
  )
}

function Content({ path }: { path: string }): ReactElement {
  const [, page, id] = path.split('/')
  if (!page) return <Shows />
  if (page === 'shows' && id) return <Show id={decodeURIComponent(id)} />
  if (page === 'team') return <Team />
  return <h1>There is no such page</h1>
}
