/** How an invitation reaches someone: as a mail that is put into the outbox, or as a link that the administrator passes on. */
export type InvitationDelivery =
  | { readonly by: 'mail'; readonly mailId: string }
  | { readonly by: 'link'; readonly tokenHash: string; readonly expiresAt: Date }
