import { localize, type Product, type Show } from 'lisa-query'
import { type ReactElement, useId } from 'react'
import { Link } from 'wouter'
import { ArrowIcon } from '../parts/icons.tsx'
import { formatDay, formatMoment, minutesIn } from './formats.ts'
import { useLanguage, useWords } from './language.ts'
import { Instead, QuietLine } from './section.tsx'
import { Spotlight } from './spotlight.tsx'
import styles from './stage.module.css'
import { lengthOf } from './stage-clock.tsx'
import { StagePicture } from './stage-picture.tsx'
import type { Trouble } from './use-trouble.ts'
import { WayIn } from './way-in.tsx'

interface StageProps {
  show: Show | undefined
  trouble: Trouble
  products: Product[] | undefined
  /** The rank of its title: 1 where the page is about this show. */
  level: 1 | 2
}

/** The show on top of a page. It is as large before the show has come as after. */
export function Stage({ show, trouble, products, level }: StageProps): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const id = useId()
  const Title = `h${level}` as const
  return (
    <section aria-labelledby={id} aria-busy={!show && !trouble.instead}>
      <Instead state={trouble.instead}>
        <div className={styles.stage}>
          <div className={styles.text}>
            <p className={styles.channel}>{level === 1 && show?.channelSlug && <ChannelLink slug={show.channelSlug} />}</p>
            <div className={styles.words}>
              <Title id={id} className={styles.title} tabIndex={-1} data-waiting={!show || undefined}>
                <span>{show ? (localize(show.title, language) ?? words.untitled) : words.looking}</span>
              </Title>
              <p className={styles.facts}>{show && <Facts show={show} />}</p>
              <p className={styles.lead}>{localize(show?.description, language)}</p>
            </div>
            <div className={styles.ways}>{show && <WayIn show={show} />}</div>
            <QuietLine state={trouble.beside}>{show && words.drawnStage}</QuietLine>
            <Spotlight showId={show?.id} products={products} />
          </div>
          <StagePicture show={show} />
        </div>
      </Instead>
    </section>
  )
}

function Facts({ show }: { show: Show }): ReactElement {
  const words = useWords()
  const language = useLanguage()
  const { startsAt, state } = show
  const format = state === 'replay' ? formatDay : formatMoment
  const length = lengthOf(show)
  return (
    <>
      {startsAt && <time dateTime={startsAt}>{format(startsAt, language)}</time>}
      {length !== undefined && <span>{words.minutes(minutesIn(length))}</span>}
    </>
  )
}

function ChannelLink({ slug }: { slug: string }): ReactElement {
  const words = useWords()
  return (
    <Link href={`/channel/${slug}`}>
      {words.channelNames[slug] ?? words.channel}
      <ArrowIcon />
    </Link>
  )
}
