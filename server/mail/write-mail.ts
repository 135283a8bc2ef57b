import type { MailKind } from '#domain/mail/mail-kinds.ts'
import { type Language, languageOf } from '#i18n/languages.ts'
import { type Say, sayIn } from '#i18n/say.ts'
import { publicUrl } from '#platform/env.ts'
import { invitationLink, resetLink } from '#server/tokens.ts'
import { escapeHtml, mailDocument } from './mail-page.ts'

export type WrittenMail = { readonly subject: string; readonly text: string; readonly html: string }

/** A mail in its recipient's language, as plain text and as HTML that says the same. */
export function writeMail({
  kind,
  token,
  language: tag,
  organisationName: organisation,
}: {
  readonly kind: Exclude<MailKind, 'notices'>
  /** The secret of the link that it brings. */
  readonly token: string
  readonly language: string
  readonly organisationName: string
}): WrittenMail {
  const language = languageOf(tag)
  const translate = sayIn(language)
  const say: Say = (key, values) => translate(`mail.${key}`, values)
  switch (kind) {
    case 'invitation': {
      const link = invitationLink(token)
      const subject = say('invitation-subject', { organisation })
      return { subject, ...both(say('invitation-text', { organisation, link }), { link, language }) }
    }
    case 'password-reset': {
      const link = resetLink(token)
      const subject = say('reset-subject', { organisation })
      return { subject, ...both(say('reset-text', { organisation, link }), { link, language }) }
    }
    case 'second-factor-set-up':
    case 'second-factor-removed':
    case 'passkey-added':
    case 'passkey-removed': {
      const link = `${publicUrl()}/account/second-factor`
      return {
        subject: say(`${kind}-subject`),
        ...both(say(`${kind}-text`, { organisation, link }), { link, language }),
      }
    }
  }
}

/** A text, and the same as HTML, in which its link can be pressed. */
function both(text: string, { link, language }: { link: string; language: Language }): { text: string; html: string } {
  const address = escapeHtml(link)
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) =>
      escapeHtml(paragraph)
        .replaceAll(address, `<a href="${address}" dir="ltr">${address}</a>`)
        .replaceAll('\n', '<br>'),
    )
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
  return { text, html: mailDocument(body, { language }) }
}
