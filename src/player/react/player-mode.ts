import { useEffect, useRef, useState } from 'react'
import type { UiTransitionCommand } from '../core/commands.ts'
import type { PlayerHandle } from './use-lisa-player.ts'

/** Does what the player asks for; returns whether the browser's own picture-in-picture is on. */
export function useAskedMode(connection: PlayerHandle['connection'], float: () => void, dock: () => void): boolean {
  const [isNative, setNative] = useState(false)
  useEffect(() => {
    if (!connection) return
    const ends = [
      connection.on('lsc:player:ui-transition', ({ playerUiState }) => {
        if (playerUiState === 'requestFloatingMode') float()
        if (playerUiState === 'requestFullscreenMode') dock()
      }),
      connection.on('lsc:player:native-pip', ({ isEnabled }) => setNative(isEnabled)),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [connection, float, dock])
  return isNative
}

/** Says in which mode the player is, once it is there. A document that has just loaded believes that it has its full size. */
export function useTellMode({ connection }: PlayerHandle, isReady: boolean, isFloating: boolean): void {
  const toldFloating = useRef(false)
  useEffect(() => {
    if (!connection) return
    const tell = (): void => {
      const mode: UiTransitionCommand = { playerUiState: isFloating ? 'floating' : 'fullscreen' }
      connection.send({ messageType: 'lsc:player:ui-transition', ...mode }).catch(() => undefined)
    }
    if (isReady && toldFloating.current !== isFloating) {
      toldFloating.current = isFloating
      tell()
    }
    return connection.on('lsc:app:listen', () => toldFloating.current && tell())
  }, [connection, isReady, isFloating])
}
