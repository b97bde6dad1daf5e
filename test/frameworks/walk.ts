import type { Browser } from '@playwright/test'
import type { FrameworkApp } from './apps.ts'
import { ownCases, publicCases } from './cases.ts'
import { editSteps } from './edit.ts'
import { lookAt, type Row } from './look.ts'
import type { RunningApp } from './running-app.ts'
import { steps } from './steps.ts'
import { take } from './take.ts'

/** Looks at every kind of error on its pages, and at what a person does there. */
export async function walk(app: FrameworkApp, start: () => Promise<RunningApp>, browser: Browser): Promise<Row[]> {
  const rows: Row[] = []
  const on = async (look: (running: RunningApp) => Promise<void>): Promise<void> => {
    const running = await start()
    try {
      await look(running)
    } finally {
      await running.close()
    }
  }
  if (app.has.includes('team')) {
    await on(async (running) => {
      for (const one of ownCases) rows.push(await lookAt(app, browser, running, '/team', one))
    })
  }
  // A refusal closes the gateway's gate for all of its pages: each case has a server of its own.
  for (const one of publicCases) {
    // Where `/team` has shown every status, these stand for what is different with a gateway in between.
    if (app.has.includes('team') && !['not-found', 'rate-limited', 'unavailable'].includes(one.kind)) continue
    await on(async (running) => {
      rows.push(await lookAt(app, browser, running, '/shows/42', one))
    })
  }
  await on(async (running) => {
    for (const step of [...steps, ...editSteps]) {
      if (step.needs && !app.has.includes(step.needs)) continue
      rows.push(await take(app, browser, running, step))
    }
  })
  return rows
}
