import { type Messages, sayAmount } from './catalogue.ts'

/** German: `<LisaProvider messages={de}>`. */
export const de: Messages = {
  language: 'de',
  errors: {
    'bad-request': {
      title: 'Diese Anfrage wurde nicht verstanden',
      description: 'Laden Sie die Seite neu, um den neuesten Stand zu erhalten.',
    },
    'auth-required': {
      title: 'Melden Sie sich an, um fortzufahren',
      description: 'Ihre Sitzung ist abgelaufen oder hat noch nicht begonnen.',
      action: 'Anmelden',
    },
    forbidden: {
      title: 'Ihr Zugang reicht dafür nicht aus',
      description: ({ requiredScope }) =>
        `Wer Ihren Zugang zu LiSA verwaltet, kann ${requiredScope ? `die Berechtigung ${requiredScope}` : 'das Fehlende'} ergänzen.`,
    },
    'not-found': {
      title: 'Das ist gerade nicht zu finden',
      description: 'Es kann wiederkommen: Sehen Sie später noch einmal nach.',
      action: 'Erneut nachsehen',
    },
    conflict: {
      title: 'Das wurde inzwischen geändert',
      description: 'Laden Sie den neuesten Stand und nehmen Sie Ihre Änderung dann noch einmal vor.',
      action: 'Neuesten Stand laden',
    },
    'too-large': {
      title: 'Das ist zu groß zum Senden',
      description: ({ limit }) =>
        `Kürzen Sie es${limit ? ` auf höchstens ${kilobytes(limit)}` : ''} und senden Sie es dann noch einmal.`,
    },
    invalid: {
      title: 'Einige Angaben brauchen eine Korrektur',
      description: 'Noch wurde nichts gespeichert. Korrigieren Sie, was markiert ist, und senden Sie es dann noch einmal.',
    },
    'rate-limited': {
      title: 'LiSA ist gerade ausgelastet',
      description: 'Eine kurze Pause ist nötig.',
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
      description: ({ offline }) => (offline ? 'Es geht weiter, sobald Sie wieder verbunden sind.' : 'Es kam keine Antwort.'),
      advice: ({ offline }) => (offline ? '' : 'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.'),
      action: 'Erneut versuchen',
    },
    unexpected: {
      title: 'Diese Antwort ließ sich nicht lesen',
      description: 'LiSA hat anders geantwortet, als diese Seite es kennt.',
      advice: 'Versuchen Sie es gleich noch einmal.',
      action: 'Erneut versuchen',
    },
  },
  outcomeUnknown: 'Ob Ihre Änderung gespeichert wurde, ist nicht bekannt: Sehen Sie nach, bevor Sie sie noch einmal senden.',
  accepted: {
    title: 'Angenommen, noch nicht verarbeitet',
    description: 'LiSA arbeitet daran. Die Änderung wird danach sichtbar.',
  },
  retryingIn: (duration) => `Neuer Versuch in ${duration}.`,
  retryingNow: 'Ein neuer Versuch läuft.',
  readyIn: (duration) => `Sie können es in ${duration} noch einmal versuchen.`,
}

const kilobytes = (bytes: number): string => sayAmount(bytes / 1024, 'kilobyte', 'de')
