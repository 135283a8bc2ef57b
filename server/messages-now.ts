import { type CompiledMessages, compiledMessagesAsTheyAre, compiledMessagesIn } from '#i18n/compiled-messages.ts'
import type { Language } from '#i18n/languages.ts'
import { isProduction } from '#platform/env.ts'

/** The interface texts of a language; in development as their files have them at this moment. */
export function messagesNow({ tag }: Pick<Language, 'tag'>): CompiledMessages {
  return isProduction() ? compiledMessagesIn(tag) : compiledMessagesAsTheyAre(tag)
}
