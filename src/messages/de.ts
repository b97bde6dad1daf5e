import { type Messages, phrase } from './catalogue.ts'
import { germanAtField } from './de-at-field.ts'

const turnedAway = phrase<unknown>('Diese Seite hat das nicht weitergegeben', 'Wer diese Seite betreibt, kann das beheben.')

/** German: `<LisaProvider messages={de}>`. */
export const de: Messages = {
  language: 'de',
  errors: {
    'bad-request': phrase(
      'Diese Anfrage wurde nicht verstanden',
      'Laden Sie die Seite neu und versuchen Sie es dann noch einmal.',
    ),
    'auth-required': phrase('Melden Sie sich an, um fortzufahren', 'Sie sind nicht angemeldet.', 'Anmelden'),
    forbidden: phrase(
      'Ihr Zugang reicht dafür nicht aus',
      ({ requiredScope }) =>
        `Wer Ihren Zugang verwaltet, kann ${requiredScope ? `die Berechtigung ${requiredScope} ergänzen` : 'ergänzen, was fehlt'}.`,
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
      ({ limit }) =>
        `Kürzen Sie es${limit ? ` auf höchstens ${Math.floor(limit / 1024)} kB` : ''} und senden Sie es dann noch einmal.`,
    ),
    invalid: phrase(
      'Einige Angaben stimmen noch nicht',
      'Noch wurde nichts gespeichert. Korrigieren Sie diese Angaben und senden Sie sie dann noch einmal.',
    ),
    'rate-limited': phrase('Zu viele Anfragen auf einmal', 'Sie können es jetzt noch einmal versuchen.', 'Erneut versuchen'),
    'server-error': phrase('Dieser Dienst hat gerade ein Problem', 'Versuchen Sie es gleich noch einmal.', 'Erneut versuchen'),
    unavailable: phrase('Dieser Dienst ist gerade nicht verfügbar', 'Versuchen Sie es gleich noch einmal.', 'Erneut versuchen'),
    timeout: phrase('Die Antwort hat zu lange gedauert', 'Versuchen Sie es gleich noch einmal.', 'Erneut versuchen'),
    unreachable: phrase(
      ({ offline }) => (offline ? 'Sie sind offline' : 'Dieser Dienst ist nicht erreichbar'),
      'Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
      'Erneut versuchen',
    ),
    unexpected: phrase('Diese Antwort ließ sich nicht lesen', 'Versuchen Sie es gleich noch einmal.', 'Erneut versuchen'),
  },
  gateway: {
    'not-listed': turnedAway,
    method: turnedAway,
    'cross-site': turnedAway,
    query: turnedAway,
    header: turnedAway,
    'not-allowed': phrase('Ihr Zugang reicht dafür nicht aus', 'Wer diese Seite betreibt, kann das ändern.'),
    broken: phrase('Auf dieser Seite ist etwas schiefgegangen', 'Versuchen Sie es gleich noch einmal.', 'Erneut versuchen'),
  },
  atField: germanAtField,
  signInAndSave: 'Anmelden und speichern',
  notSavedYet: {
    title: 'Das ist noch nicht gespeichert',
    description: 'Sie sind jetzt angemeldet: Senden Sie es noch einmal, um es zu speichern.',
  },
  check: 'Nachsehen',
  sendAgain: 'Noch einmal senden',
  outcomeRepeatable:
    'Ob Ihre Änderung gespeichert wurde, ist nicht bekannt: Sie können sie noch einmal senden, sie zählt nur einmal.',
  outcomeUnknown: 'Ob Ihre Änderung gespeichert wurde, ist nicht bekannt: Sehen Sie nach, bevor Sie sie noch einmal senden.',
  accepted: {
    title: 'Angenommen, noch nicht verarbeitet',
    description: 'Die Änderung wird sichtbar, sobald sie verarbeitet ist.',
  },
  signingIn: 'Die Anmeldung läuft …',
  signInFailed: 'Sie sind noch nicht angemeldet.',
  notNow: 'Nicht jetzt',
  waitingForSignIn: (count) =>
    count === 1 ? 'Ein Teil dieser Seite wartet darauf.' : `${count.toLocaleString('de')} Teile dieser Seite warten darauf.`,
  missingScope: 'Fehlende Berechtigung',
  retryingIn: (duration) => `Neuer Versuch ${duration}.`,
  retryingNow: 'Ein neuer Versuch läuft.',
  retryingOnline: 'Es geht weiter, sobald Sie wieder verbunden sind.',
  readyIn: (duration) => `Sie können es ${duration} noch einmal versuchen.`,
}
