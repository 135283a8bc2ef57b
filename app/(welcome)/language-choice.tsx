import { getTranslations } from 'next-intl/server'
import { languages } from '#i18n/languages.ts'
import { changeLanguageOfBrowser } from '#server/actions/account-actions.ts'
import { languageOfRequest } from '#server/language.ts'
import './language-choice.css'

/** The other languages, each called by its own name, for anyone who is not signed in yet. */
export async function LanguageChoice() {
  const { tag: now } = await languageOfRequest()
  const t = await getTranslations('welcome')
  return (
    <form action={changeLanguageOfBrowser} className="languages" aria-label={t('language')}>
      {languages
        .filter(({ tag }) => tag !== now)
        .map(({ tag, name, direction }) => (
          <button key={tag} type="submit" name="language" value={tag} lang={tag} dir={direction}>
            {name}
          </button>
        ))}
    </form>
  )
}
