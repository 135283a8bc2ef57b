/**
 * A form as it is sent a second time, with what it was sent with the first time and could not keep: passwords and files, which no
 * page shows again. What was typed since stays.
 */
export function withHeldFields(form: FormData, heldForm: FormData): FormData {
  for (const [name, value] of heldForm) {
    const isLost = value instanceof File ? value.size > 0 : /password|secret/i.test(name) && value !== ''
    const now = form.get(name)
    const isEmpty = now === null || now === '' || (now instanceof File && now.size === 0)
    if (isLost && isEmpty && !name.startsWith('proof')) form.set(name, value)
  }
  return form
}
