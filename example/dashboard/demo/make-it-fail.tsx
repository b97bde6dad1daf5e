import { Menu } from '@base-ui/react/menu'
import { type ReactElement, useContext } from 'react'
import { DialogPlace } from '../../parts/dialog.tsx'
import type { WidgetDemo } from '../../parts/widget/widget-demo.ts'
import { fail, failuresOf, recover, stopThrowing, useThrowing } from './failures.ts'
import styles from './make-it-fail.module.css'

/** What the dashboard adds to its widgets, to show what they do when something fails. A team's own page has nothing like it. */
export const demo: WidgetDemo = {
  head: (name, title) => <MakeItFail name={name} title={title} />,
  inside: (name) => <Throwing name={name} />,
  onRestart: stopThrowing,
}

function MakeItFail({ name, title }: { name: string; title: string }): ReactElement {
  const place = useContext(DialogPlace)
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger} aria-label={`Make it fail: ${title}`}>
        <svg viewBox="0 0 20 20" width="20" height="20" fill="currentColor" aria-hidden="true">
          <path d="M11.500 1.500L4 11.500h4.500L7.500 18.500 16 8h-5z" />
        </svg>
      </Menu.Trigger>
      <Menu.Portal container={place ?? undefined}>
        <Menu.Positioner className={styles.place} align="end" sideOffset={4}>
          <Menu.Popup className={styles.popup}>
            <Menu.Group>
              <Menu.GroupLabel className={styles.label}>Make it fail</Menu.GroupLabel>
              {failuresOf(name).map((failure) => (
                <Menu.Item key={failure.label} className={styles.item} onClick={() => void fail(name, failure)}>
                  {failure.label}
                </Menu.Item>
              ))}
            </Menu.Group>
            <Menu.Separator className={styles.line} />
            <Menu.Item className={styles.item} onClick={() => void recover()}>
              All is well again
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Throwing({ name }: { name: string }): null {
  const { names } = useThrowing()
  if (names.includes(name)) throw new Error(`Somebody wanted the widget ${name} to throw`)
  return null
}
