import { LisaProvider } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { lisa, queryClient } from './limits-client.ts'
import { MyShows } from './my-shows.tsx'
import { QuotaGauge } from './quota-gauge.tsx'
import { SessionBar } from './session-bar.tsx'
import { SignIn } from './sign-in.tsx'
import { SignInBanner } from './sign-in-banner.tsx'
import { clearTimeline } from './timeline.ts'
import { Timeline } from './timeline-figure.tsx'
import { Widgets } from './widgets.tsx'
import './limits.css'

/** One rate limit and one session for all widgets and tabs: use them up, and watch what the client makes of it. */
export function LimitsPage(): ReactElement {
  useEffect(() => clearTimeline, [])
  return (
    <section className="limits" aria-labelledby="limits">
      <h1 id="limits">Rate limit and session</h1>
      <p className="lead">
        Twenty widgets and every tab share one client. It sends what LiSA takes, keeps the rest in order, and asks a person to
        sign in once.
      </p>
      <SessionBar />
      <LisaProvider client={lisa} queryClient={queryClient}>
        <SignInBanner />
        <QuotaGauge />
        <Widgets>
          <Timeline />
        </Widgets>
        <MyShows />
      </LisaProvider>
      <SignIn />
    </section>
  )
}
