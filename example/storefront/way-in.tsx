import { localize, type Show, useCountdown, useLisaQueryClient } from 'lisa-query'
import { type ReactElement, useEffect } from 'react'
import { Button } from '../parts/button.tsx'
import { CalendarIcon, PauseIcon, PlayIcon } from '../parts/icons.tsx'
import { useLanguage, useWords } from './language.ts'
import { toggle, usePlayer } from './player.ts'
import styles from './way-in.module.css'

/** What one can do with a show: watch it, or wait for it. */
export function WayIn({ show }: { show: Show }): ReactElement {
  const words = useWords()
  const isPlaying = usePlayer((player) => player.isPlaying && player.show?.id === show.id)
  if (show.state === 'upcoming' && show.startsAt) return <Wait show={show} startsAt={show.startsAt} />
  return (
    <Button className={styles.watch ?? ''} onClick={() => toggle(show)}>
      {isPlaying ? <PauseIcon /> : <PlayIcon />}
      {isPlaying ? words.pause : words.watch}
    </Button>
  )
}

/** Counts down to the start, then looks whether it is on. */
function Wait({ show, startsAt }: { show: Show; startsAt: string }): ReactElement {
  const words = useWords()
  const left = useCountdown(Date.parse(startsAt))
  const queryClient = useLisaQueryClient()
  const hasCome = left === 0
  useEffect(() => {
    if (hasCome) void queryClient.invalidateQueries()
  }, [hasCome, queryClient])
  const parts = [Math.floor(left / 86_400), Math.floor(left / 3_600) % 24, Math.floor(left / 60) % 60, left % 60]
  return (
    <>
      <p className={styles.wait} role="timer" aria-label={hasCome ? words.starting : words.startsIn}>
        {parts.map((part, index) => (
          <span key={words.units[index]} className={styles.part}>
            <b>{String(part).padStart(2, '0')}</b> {words.units[index]}
          </span>
        ))}
      </p>
      <SaveTheDate show={show} startsAt={startsAt} />
    </>
  )
}

function SaveTheDate({ show, startsAt }: { show: Show; startsAt: string }): ReactElement {
  const words = useWords()
  const title = localize(show.title, useLanguage()) ?? words.untitled
  const start = startsAt.replace(/[-:]|\.\d+/g, '')
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:fjell-tisch', 'BEGIN:VEVENT', `UID:${show.id}`, `DTSTAMP:${start}`]
  const file = [...lines, `DTSTART:${start}`, `SUMMARY:${title.replace(/[,;\\]/g, '\\$&')}`, 'END:VEVENT', 'END:VCALENDAR']
  return (
    <a className={styles.save} href={`data:text/calendar,${encodeURIComponent(file.join('\r\n'))}`} download="show.ics">
      <CalendarIcon />
      <span>{words.calendar}</span>
    </a>
  )
}
