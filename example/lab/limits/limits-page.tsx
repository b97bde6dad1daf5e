import { LisaProvider } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { QuotaGauge } from '../../parts/timeline/quota-gauge.tsx'
import { TimelineFigure } from '../../parts/timeline/timeline-figure.tsx'
import { LabDevtools } from '../lab-devtools.tsx'
import { lisa, queryClient, timeline } from './limits-client.ts'
import styles from './limits-page.module.css'
import { MyShows } from './my-shows.tsx'
import { SessionBar } from './session-bar.tsx'
import { SignIn } from './sign-in.tsx'
import { SignInBanner } from './sign-in-banner.tsx'
import { Widgets } from './widgets.tsx'

/** One rate limit and one session for all widgets and tabs: use them up, and watch what the client makes of it. */
export function LimitsPage(): ReactElement {
  useEffect(() => timeline.clear, [])
  return (
    <section className={styles.page} aria-labelledby="limits">
      <div>
        <h1 id="limits">Rate limit and session</h1>
        <p className={styles.lead}>
          Twenty widgets and every tab share one client. It sends what LiSA takes, keeps the rest in order, and asks a person to
          sign in once.
        </p>
      </div>
      <SessionBar />
      <LisaProvider client={lisa} queryClient={queryClient}>
        <SignInBanner />
        <section className={styles.card} aria-labelledby="quota">
          <h2 id="quota" className={styles.unseen}>
            Quota
          </h2>
          <QuotaGauge />
        </section>
        <Widgets>
          <TimelineFigure timeline={timeline} />
        </Widgets>
        <MyShows />
        <LabDevtools />
      </LisaProvider>
      <SignIn />
    </section>
  )
}
