import { type Messages, phrase, sayAmount } from './catalogue.ts'

/** German: `<LisaProvider messages={de}>`. */
export const de: Messages = {
  language: 'de',
  errors: {
    'bad-request': phrase('Diese Anfrage wurde nicht verstanden', 'Laden Sie die Seite neu, um den neuesten Stand zu erhalten.'),
    'auth-required': phrase('Melden Sie sich an, um fortzufahren', 'Sie sind nicht angemeldet.', 'Anmelden'),
    forbidden: phrase(
      'Ihr Zugang reicht dafür nicht aus',
      ({ requiredScope }) =>
        `Wer Ihren Zugang zu LiSA verwaltet, kann ${requiredScope ? `die Berechtigung ${requiredScope}` : 'das Fehlende'} ergänzen.`,
    ),
    'not-found': phrase(
      'Das ist gerade nicht zu finden',
      'Es kann wiederkommen: Sehen Sie später noch einmal nach.',
      'Erneut nachsehen',
    ),
    conflict: phrase(
      'Das kann sich inzwischen geändert haben',
      'Laden Sie den neuesten Stand und nehmen Sie Ihre Änderung dann noch einmal vor.',
      'Neuesten Stand laden',
    ),
    'too-large': phrase(
      'Das ist zu groß zum Senden',
      ({ limit }) => `Kürzen Sie es${limit ? ` auf höchstens ${kilobytes(limit)}` : ''} und senden Sie es dann noch einmal.`,
    ),
    invalid: phrase(
      'Einige Angaben brauchen eine Korrektur',
      'Noch wurde nichts gespeichert. Korrigieren Sie, was markiert ist, und senden Sie es dann noch einmal.',
    ),
    'rate-limited': phrase(
      'Zu viele Anfragen auf einmal',
      'LiSA verlangt eine kurze Pause.',
      'Erneut versuchen',
      'Sie können jetzt weitermachen.',
    ),
    'server-error': phrase(
      'Bei LiSA ist etwas schiefgegangen',
      'Es liegt nicht an Ihnen.',
      'Erneut versuchen',
      'Versuchen Sie es gleich noch einmal.',
    ),
    unavailable: phrase(
      'LiSA ist gerade nicht verfügbar',
      'Vielleicht finden Wartungsarbeiten statt.',
      'Erneut versuchen',
      'Versuchen Sie es gleich noch einmal.',
    ),
    timeout: phrase(
      'Die Antwort hat zu lange gedauert',
      'LiSA ist nicht rechtzeitig fertig geworden.',
      'Erneut versuchen',
      'Versuchen Sie es gleich noch einmal.',
    ),
    unreachable: phrase(
      ({ offline }) => (offline ? 'Sie sind offline' : 'LiSA ist nicht erreichbar'),
      ({ offline }) => (offline ? 'Es geht weiter, sobald Sie wieder verbunden sind.' : 'Es kam keine Antwort.'),
      'Erneut versuchen',
      ({ offline }) => (offline ? '' : 'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.'),
    ),
    unexpected: phrase(
      'Diese Antwort ließ sich nicht lesen',
      'LiSA hat anders geantwortet, als diese Seite es kennt.',
      'Erneut versuchen',
      'Versuchen Sie es gleich noch einmal.',
    ),
  },
  signInAndSave: 'Anmelden und speichern',
  check: 'Nachsehen',
  sendAgain: 'Noch einmal senden',
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
