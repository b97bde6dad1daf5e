import { createLisaClient, LisaProvider } from 'lisa-query'
import { LisaDevtools } from 'lisa-query/devtools'
import type { ReactElement, ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration } from 'react-router'
import 'lisa-query/ui.css'
import type { Route } from './+types/root'
import { SignIn, sendSignIn } from './sign-in.tsx'

const lisa = createLisaClient({ baseUrl: '/api/lisa', signIn: sendSignIn })

export function Layout({ children }: { children: ReactNode }): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Live shopping</title>
        <link rel="icon" href="data:," />
        <Meta />
        <Links />
      </head>
      <body>
        {/* Here it also stands around the error boundaries. */}
        <LisaProvider client={lisa}>
          {children}
          <SignIn />
          <LisaDevtools />
        </LisaProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function App(): ReactElement {
  return <Outlet />
}

/** A page that does not exist, and the application's own bugs. LiSA's failures are states, which the pages show. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps): ReactElement {
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return (
    <main>
      <h1>{isMissing ? 'There is no such page' : 'This page cannot be shown'}</h1>
    </main>
  )
}
