/** Who may open which page of /app and send which of its forms: the least role, kept by hand. A page that is not here fails the
 *  test by its name. Opening the address of a form leads to the page above it. */
export const APP = `
viewer
  GET /
  GET /campaigns
  GET /search
  GET /guide
  GET /help
  GET /connect
  GET /connect/mail
  GET /connect/domain
  GET /team/rights
  GET POST /team/me
  POST /team/me/link
  POST /team/me/sessions/:session/end
  GET /measure
  GET /measure/robots
  GET /measure/cnil
  GET /spend
  GET /plan
  GET /notices
  GET /notices/digest
  GET /campaigns/:slug/matrix
  GET /campaigns/:slug/diagnosis
  GET /campaigns/:slug/attribution
  GET /campaigns/:slug/speed
  GET /campaigns/:slug/reconcile
  GET /campaigns/:slug/sequence
  GET /campaigns/:slug/ads/:ad/experiment
  GET /campaigns/:slug/ads/:ad/experiment/slope.csv
  GET /campaigns/:slug/ads/:ad
  GET /campaigns/:slug
  GET /campaigns/:slug/funnel.csv
  GET /campaigns/:slug/form.csv
  GET /campaigns/:slug/economics.csv
  POST /team/me/sessions/end
analyst
  GET /leads
  GET /leads/:id
  GET /privacy
  GET /privacy/register
  GET /privacy/retention
  GET /privacy/papers
  GET /privacy/papers/:name
  GET /platforms
  GET /platforms/:id
  GET /platforms/:id/lists/:list
  GET /brands
  GET /feeds
  GET /deliveries
  GET /imports
  GET /audiences
  GET /audiences/ladder
  GET POST /audiences/:id/plan
  GET /audiences/:id
  GET /audiences/:id/ways
editor
  POST /alerts/:id/accept
  GET POST /new
  POST /new/fill
  POST /new/fix
  POST /new/live
  POST /new/page
  POST /new/image
  POST /guide/identity
  POST /leads/search
  POST /leads/status
  POST /leads/undo
  POST /leads/:id/status
  POST /leads/:id/undo
  POST /connect/domain/:brand
  POST /connect/domain/:brand/check
  GET POST /webhooks
  GET /webhooks/:id
  POST /webhooks/:id/save
  POST /webhooks/:id/test
  POST /webhooks/:id/rotate
  POST /webhooks/:id/replay
  POST /webhooks/:id/resend
  POST /webhooks/:id/disable
  POST /webhooks/:id/enable
  POST /webhooks/:id/delete
  POST /webhooks/:id/restore
  GET /privacy/requests
  POST /privacy/requests/search
  POST /privacy/requests/note
  POST /privacy/requests/erase
  POST /privacy/requests/access
  POST /privacy/requests/:id/open
  POST /privacy/requests/:id/erase
  POST /privacy/requests/:id/access
  POST /privacy/requests/:id/decline
  GET /privacy/requests/:id
  GET /team/trail
  POST /measure/check
  POST /measure/hosts
  POST /measure/hosts/:host/remove
  POST /measure/robots/:rule
  GET /measure/aside
  POST /measure/aside/replay
  POST /measure/aside/:id/replay
  POST /platforms/:id/lists
  POST /platforms/:id/lists/:list/sync
  POST /platforms/:id/lists/:list/again
  POST /platforms/:id/lists/:list/anew
  POST /platforms/:id/lists/:list/stop
  POST /platforms/:id/replay
  GET POST /brands/:id/legal
  POST /feeds/audience
  POST /feeds/conversions
  POST /feeds/:id/rotate
  POST /feeds/:id/revoke
  POST /imports/:kind
  POST /audiences/presets
  POST /audiences/sequence
  POST /audiences/ladder
  GET POST /audiences/new
  POST /audiences/count
  GET POST /audiences/:id/edit
  POST /audiences/:id/count
  POST /audiences/:id/delete
  POST /audiences/:id/undo
  POST /audiences/undelete
  GET /audiences/:id/export/:destination
  GET /audiences/:id/:file
  POST /spend/import
  POST /spend/rates
  POST /spend/imports/:id/undo
  POST /spend/mappings/:id/forget
  POST /notices/recipients
  POST /notices/recipients/:id
  POST /notices/recipients/:id/remove
  POST /notices/recipients/:id/send
  POST /notices/:id/dismiss
  POST /campaigns/:slug/sequence
  GET POST /campaigns/:slug/import
  GET POST /campaigns/:slug/settings
  POST /campaigns/:slug/duplicate
  GET POST /campaigns/:slug/ads/new
  POST /campaigns/:slug/ads/new/fill
  POST /campaigns/:slug/ads/new/fix
  POST /campaigns/:slug/ads/new/live
  POST /campaigns/:slug/ads/new/page
  POST /campaigns/:slug/ads/new/image
  POST /campaigns/:slug/ads/:ad/experiment/:action
  POST /campaigns/:slug/ads/:ad/live
  POST /campaigns/:slug/ads/:ad/page
  POST /campaigns/:slug/ads/:ad/autosave
  POST /campaigns/:slug/ads/:ad/image
  POST /campaigns/:slug/ads/:ad/ad
  POST /campaigns/:slug/ads/:ad/test
  POST /campaigns/:slug/ads/:ad/:action
owner
  POST /guide/remove-demo
  GET /operations
  POST /privacy/retention
  POST /privacy/retention/brands/:id
  GET POST /privacy/export
  GET POST /team/keys
  POST /team/keys/:id/revoke
  POST /team/keys/:id/restore
  GET /team
  POST /team/invite
  GET POST /team/people/:id
  POST /team/people/:id/link
  POST /team/people/:id/withdraw
  POST /team/people/:id/disable
  POST /team/people/:id/enable
  POST /team/people/:id/sessions/:session/end
  GET POST /platforms/:destination/connect
  GET POST /platforms/:id/edit
  POST /platforms/:id/test
  POST /platforms/:id/pause
  POST /platforms/:id/resume
  POST /platforms/:id/disconnect
  POST /team/people/:id/sessions/end
`
