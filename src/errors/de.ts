import type { Messages } from './catalogue.ts'

/** German: `<LisaProvider messages={de}>`. */
export const de: Messages = {
  language: 'de',
  errors: {
    'bad-request': {
      title: 'Diese Anfrage wurde nicht verstanden',
      description:
        'LiSA konnte nicht lesen, was diese Seite gesendet hat. Laden Sie die Seite neu, um den neuesten Stand zu erhalten.',
    },
    'auth-required': {
      title: 'Melden Sie sich an, um fortzufahren',
      description: 'Ihre Sitzung ist abgelaufen, oder Sie sind noch nicht angemeldet.',
      action: 'Anmelden',
    },
    forbidden: {
      title: 'Ihr Zugang reicht dafür nicht aus',
      description: ({ requiredScope }) =>
        requiredScope
          ? `Nötig ist die Berechtigung ${requiredScope}. Wer Ihren Zugang zu LiSA verwaltet, kann sie ergänzen.`
          : 'Wer Ihren Zugang zu LiSA verwaltet, kann ihn erweitern.',
    },
    'not-found': {
      title: 'Das ist gerade nicht zu finden',
      description: 'Vielleicht ist es archiviert oder noch nicht veröffentlicht; es kann wiederkommen.',
      action: 'Erneut nachsehen',
    },
    conflict: {
      title: 'Das wurde inzwischen geändert',
      description: 'Laden Sie den neuesten Stand und nehmen Sie Ihre Änderung dann noch einmal vor.',
      action: 'Neuesten Stand laden',
    },
    'too-large': {
      title: 'Das ist zu groß zum Senden',
      description: ({ limit, size }) =>
        limit === undefined
          ? 'Kürzen Sie es und senden Sie es dann noch einmal.'
          : size === undefined
            ? `LiSA nimmt höchstens ${kilobytes(limit)} an. Kürzen Sie es und senden Sie es dann noch einmal.`
            : `Es hat ${kilobytes(size)}, LiSA nimmt höchstens ${kilobytes(limit)} an. Kürzen Sie es und senden Sie es dann noch einmal.`,
    },
    invalid: {
      title: 'Einige Angaben brauchen eine Korrektur',
      description: 'Noch wurde nichts gespeichert. Korrigieren Sie, was markiert ist, und senden Sie es dann noch einmal.',
    },
    'rate-limited': {
      title: 'LiSA bearbeitet gerade viele Anfragen',
      description: 'Vor der nächsten Anfrage ist eine kurze Pause nötig.',
      advice: 'Sie können jetzt weitermachen.',
      action: 'Erneut versuchen',
    },
    'server-error': {
      title: 'Bei LiSA ist etwas schiefgegangen',
      description: 'Es liegt nicht an Ihnen.',
      advice: 'Versuchen Sie es gleich noch einmal.',
      action: 'Erneut versuchen',
    },
    unavailable: {
      title: 'LiSA ist gerade nicht verfügbar',
      description: 'Vielleicht finden Wartungsarbeiten statt.',
      advice: 'Versuchen Sie es gleich noch einmal.',
      action: 'Erneut versuchen',
    },
    timeout: {
      title: 'Die Antwort hat zu lange gedauert',
      description: 'LiSA ist nicht rechtzeitig fertig geworden.',
      advice: 'Versuchen Sie es gleich noch einmal.',
      action: 'Erneut versuchen',
    },
    unreachable: {
      title: ({ offline }) => (offline ? 'Sie sind offline' : 'LiSA ist nicht erreichbar'),
      description: ({ offline }) =>
        offline ? 'Ihr Gerät hat keine Verbindung.' : 'Es kam keine Antwort, weder von LiSA noch vom Netz dazwischen.',
      advice: ({ offline }) =>
        offline
          ? 'Es geht weiter, sobald Sie wieder verbunden sind.'
          : 'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
      action: 'Erneut versuchen',
    },
    unexpected: {
      title: 'Diese Antwort ließ sich nicht lesen',
      description: 'LiSA hat anders geantwortet, als diese Seite es kennt.',
      advice: 'Laden Sie die Seite neu, oder versuchen Sie es später noch einmal.',
      action: 'Erneut versuchen',
    },
  },
  outcomeUnknown: 'Ob Ihre Änderung gespeichert wurde, ist nicht bekannt: Sehen Sie nach, bevor Sie sie noch einmal senden.',
  accepted: {
    title: 'Angenommen, noch nicht verarbeitet',
    description: 'LiSA hat das erhalten und arbeitet daran. Die Änderung wird danach sichtbar.',
  },
  retryingIn: (duration) => `Neuer Versuch in ${duration}.`,
  retryingNow: 'Ein neuer Versuch läuft.',
  readyIn: (duration) => `Sie können es in ${duration} noch einmal versuchen.`,
}

const kilobytes = (bytes: number): string =>
  `${new Intl.NumberFormat('de', { maximumFractionDigits: 1 }).format(bytes / 1024)} KB`
