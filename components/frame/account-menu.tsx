import { useTranslations } from 'next-intl'
import { BeforeLeaving } from '#components/offline/before-leaving.tsx'
import { initialsOf } from '#components/ui/initials.ts'
import { Link } from '#components/ui/link.tsx'
import { ClosingDetails } from './closing-details.tsx'
import './account-menu.css'

type Send = (form: FormData) => Promise<void>
type Choice = { readonly value: string; readonly label: string; readonly language?: string }

/** Who is signed in, and what is theirs alone: profile, language, how this device shows the pages, and the way out. */
export function AccountMenu({
  person,
  language,
  appearance,
  textSize,
  leave,
}: {
  person: { readonly name: string; readonly organisation: string }
  language: { readonly chosen: string; readonly choices: readonly Choice[]; readonly action: Send }
  appearance: { readonly chosen: string; readonly choices: readonly Choice[]; readonly action: Send }
  textSize: { readonly chosen: string; readonly choices: readonly Choice[]; readonly action: Send }
  leave: () => Promise<void>
}) {
  const t = useTranslations('interface.frame')
  return (
    <div className="account-menu">
      <ClosingDetails>
        <summary>
          <span className="account-initials" aria-hidden="true">
            {initialsOf(person.name)}
          </span>
          <span className="account-name">{person.name}</span>
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2.5 7.5 6 4l3.5 3.5" />
          </svg>
        </summary>
        <div className="account-inside">
          <p className="account-who">
            <b>{person.name}</b>
            <span>{person.organisation}</span>
          </p>
          <Link href="/account">{t('account')}</Link>
          <Choices name="language" label={t('language')} {...language} />
          <Choices name="appearance" label={t('appearance')} {...appearance} />
          <Choices name="textSize" label={t('textSize')} {...textSize} />
          <BeforeLeaving>
            <form action={leave} className="account-leave">
              <button type="submit">{t('signOut')}</button>
            </form>
          </BeforeLeaving>
        </div>
      </ClosingDetails>
    </div>
  )
}

/** A button for each, so that one press is enough and none needs JavaScript. */
function Choices({
  name,
  label,
  chosen,
  choices,
  action,
}: {
  name: string
  label: string
  chosen: string
  choices: readonly Choice[]
  action: Send
}) {
  return (
    <form action={action} className="account-choices">
      <fieldset>
        <legend>{label}</legend>
        {choices.map(({ value, label: words, language }) => (
          <button key={value} type="submit" name={name} value={value} lang={language} aria-pressed={value === chosen}>
            {words}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
