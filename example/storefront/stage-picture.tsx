import type { Show } from 'lisa-query'
import type { ReactElement } from 'react'
import { useWords } from './language.ts'
import { PicturePlace } from './place.tsx'
import { usePlayer } from './player.ts'
import { OnAir, Position, Progress } from './stage-clock.tsx'
import styles from './stage-picture.module.css'

/** The picture of a show, with what is going on; while it is watched, the player's place. */
export function StagePicture({ show }: { show: Show | undefined }): ReactElement {
  const words = useWords()
  const isWatched = usePlayer((player) => player.show !== undefined && player.show.id === show?.id)
  const state = show?.state === 'live' ? 'live' : show?.state === 'upcoming' ? 'upcoming' : 'replay'
  return (
    <div ref={isWatched ? takeSlot : undefined} className={styles.frame}>
      {show?.poster ? (
        <img className={styles.picture} src={show.poster.url} alt="" width={800} height={1000} fetchPriority="high" />
      ) : (
        <PicturePlace />
      )}
      {show && (
        <p className={styles.chips}>
          <span className={styles.badge} data-state={state}>
            {words[state]}
          </span>
          {state === 'live' && show.startsAt && <OnAir since={Date.parse(show.startsAt)} />}
          {state === 'replay' && <Position show={show} />}
        </p>
      )}
      {state === 'replay' && show && <Progress show={show} />}
    </div>
  )
}

const takeSlot = (slot: HTMLElement | null): void => usePlayer.setState({ slot })
