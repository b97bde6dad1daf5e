import {
  type CSSProperties,
  type FocusEventHandler,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { parseAddress } from '../core/address.ts'
import { type PlayerHandle, type UseLisaPlayerOptions, useLisaPlayer } from './use-lisa-player.ts'

/** What `LisaPlayer` takes, besides the callbacks and times of `useLisaPlayer`. */
export interface LisaPlayerProps extends Omit<UseLisaPlayerOptions, 'origins'> {
  /** The player's address: `playerUrl({ origin, show })`. */
  src: string
  /** What a screen reader calls it: the show's title. */
  title: string
  /** A player that `useLisaPlayer` made, which has its own callbacks; without it the component makes one. */
  player?: PlayerHandle | undefined
  /** The origins that the player may speak from; that of `src` by default. */
  origins?: readonly string[] | undefined
  /** Nothing is loaded from LiSA while this is `false`. */
  consent?: boolean | undefined
  /** Stands in the player's place while `consent` is `false`: your question for it. */
  consentPrompt?: ReactNode
  /** Covers the player until it is ready: an address of a picture, or a node. */
  poster?: ReactNode
  /** Width by height, so that nothing moves when it comes; `9 / 16` by default. */
  aspectRatio?: string | undefined
  /** What the frame may do, as an iframe's `allow`; `autoplay; fullscreen; picture-in-picture; clipboard-write` by default. */
  allow?: string | undefined
  /** What the frame is kept from, as an iframe's `sandbox`; by default scripts, its own origin, forms and links that open a window. */
  sandbox?: string | undefined
  /** `lazy`, the default, loads the player once it is near the screen. */
  loading?: 'lazy' | 'eager' | undefined
  /** Of the element around the frame. */
  className?: string | undefined
  /** Of the element around the frame. */
  style?: CSSProperties | undefined
}

/** LiSA's player in its frame. It takes its room from the start, and loads nothing before `consent`. */
export function LisaPlayer(props: LisaPlayerProps): ReactElement {
  const { src, title, consent = true, consentPrompt, poster, aspectRatio = '9 / 16', className, style } = props
  const own = useLisaPlayer({ ...props, origins: props.origins ?? [originOf(src)] })
  const player = props.player ?? own
  const box = useRef<HTMLDivElement>(null)
  const isCovered = useCover(player, src)
  const noteFocus = useFocusAfterConsent(box, consent)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes where the focus is
    <div
      ref={box}
      className={className}
      onFocus={noteFocus}
      data-part="lisa-player"
      data-ready={player.isReady || undefined}
      aria-busy={(consent && !player.isReady) || undefined}
      style={{ position: 'relative', overflow: 'hidden', aspectRatio, ...style }}
    >
      {consent ? (
        <iframe
          ref={player.ref}
          title={title}
          allow={props.allow ?? 'autoplay; fullscreen; picture-in-picture; clipboard-write'}
          sandbox={props.sandbox ?? 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox'}
          loading={props.loading ?? 'lazy'}
          referrerPolicy="strict-origin-when-cross-origin"
          src={src}
          style={{ ...fill, border: 0 }}
        />
      ) : (
        consentPrompt
      )}
      {poster && isCovered && consent && (
        <div aria-hidden="true" data-part="lisa-poster" style={{ ...fill, pointerEvents: 'none' }}>
          {typeof poster === 'string' ? <img src={poster} alt="" style={{ ...fill, objectFit: 'cover' }} /> : poster}
        </div>
      )}
    </div>
  )
}

const fill: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%' }

/** The origin of an address, for a path the page's own; empty on a server, where nobody connects. */
const originOf = (src: string): string => parseAddress(src, globalThis.location?.href)?.origin ?? ''

const longestCover = 10_000

/** Whether the poster still covers the player. A player that never says that it is ready may yet be seen. */
function useCover({ isReady, connection }: PlayerHandle, src: string): boolean {
  const [uncovered, setUncovered] = useState<string>()
  useEffect(() => {
    if (isReady) setUncovered(src)
    else if (connection) {
      const timer = setTimeout(() => setUncovered(src), longestCover)
      return () => clearTimeout(timer)
    }
  }, [isReady, connection, src])
  return uncovered !== src
}

/** The button that gave consent is gone, and its focus with it: it goes on to the player. */
function useFocusAfterConsent(box: RefObject<HTMLElement | null>, consent: boolean): FocusEventHandler {
  const hadFocus = useRef(false)
  useEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (consent && hadFocus.current && isLost) box.current?.querySelector('iframe')?.focus({ preventScroll: true })
    hadFocus.current = false
  }, [consent, box])
  return () => {
    hadFocus.current = !consent
  }
}
