import type { ReactElement } from 'react'
import { languages, speak, useLanguage, useWords } from './language.ts'
import styles from './language-switch.module.css'

const names = { en: 'English', de: 'Deutsch' }

/** English or German, for the whole shop. */
export function LanguageSwitch(): ReactElement {
  const words = useWords()
  const current = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    <div role="group" aria-label={words.language} className={styles.switch}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-label={`${language.toUpperCase()}, ${names[language]}`}
          aria-pressed={language === current}
          onClick={() => void speak(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </div>
  )
}
