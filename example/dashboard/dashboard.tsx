import { LisaProvider } from 'lisa-query'
import type { ReactElement } from 'react'
import { queryClient } from '../lisa.ts'
import { WidgetDemoContext } from '../parts/widget/widget-demo.ts'
import { Channels } from './channels/channels.tsx'
import styles from './dashboard.module.css'
import { demo } from './demo/make-it-fail.tsx'
import { lisa } from './lisa.ts'
import { ProductUpdates } from './notifications/product-updates.tsx'
import { ProductEditor } from './product-editor/product-editor.tsx'
import { Quota } from './quota/quota.tsx'
import { ShowsByState } from './shows/shows-by-state.tsx'
import { SignIn } from './sign-in.tsx'
import { timeline } from './timeline.ts'

timeline.follow(queryClient)

/** The page of the team that runs the shows. Its widgets know nothing of each other. */
export function Dashboard(): ReactElement {
  return (
    <div className={styles.page}>
      <title>Studio · Fjell &amp; Tisch</title>
      <Head />
      <LisaProvider client={lisa} queryClient={queryClient}>
        <WidgetDemoContext.Provider value={demo}>
          <div className={styles.grid}>
            <ShowsByState />
            <Quota timeline={timeline} />
            <ProductEditor />
            <ProductUpdates />
            <Channels />
          </div>
        </WidgetDemoContext.Provider>
        <SignIn />
      </LisaProvider>
    </div>
  )
}

function Head(): ReactElement {
  const today = new Date()
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.shop}>Fjell &amp; Tisch</p>
        <h1 className={styles.title}>Studio</h1>
      </div>
      <p className={styles.aside}>
        <time dateTime={today.toISOString().slice(0, 10)}>
          {today.toLocaleDateString(navigator.language, { weekday: 'long', day: 'numeric', month: 'long' })}
        </time>
        <a href="host.html">The widgets in another app</a>
      </p>
    </header>
  )
}
