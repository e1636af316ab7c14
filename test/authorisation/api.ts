/** Who may call what of /api, judged call by call and kept by hand: what a key has to be for, the least role, and the calls.
 *  A call that is not here fails the test by its name. */
export const API = `
campaigns viewer
  GET /campaigns
  GET /campaigns/:slug
  GET /first-steps
  POST /preview
  GET /campaigns/:slug/ads
  GET /campaigns/:slug/ads/:ad
  GET /campaigns/:slug/ads/:ad/experiment
  GET /campaigns/:slug/ads/:ad/page
  GET /campaigns/:slug/ads/:ad/page/revisions
  GET POST /campaigns/:slug/ads/:ad/checks
  GET /campaigns/:slug/ads/:ad/versions
  GET /campaigns/:slug/ads/:ad/versions/:version
  GET /campaigns/:slug/ads/:ad/versions/:from/diff/:to
  GET /alerts
  GET /campaigns/:slug/ads/:ad/impact
  GET /assets
  POST /match
  GET /campaigns/:slug/sequence
  GET /campaigns/:slug/touches
  GET /campaigns/:slug/funnel
  GET /campaigns/:slug/economics
  GET /campaigns/:slug/events
  GET /campaigns/:slug/attribution
  GET /campaigns/:slug/diagnosis
  GET /campaigns/:slug/form
  GET /campaigns/:slug/matrix
  POST /plan
  GET /campaigns/:slug/reconcile
  GET /campaigns/:slug/speed
  GET /slope
  GET /digest
  GET /overview
campaigns analyst
  GET /campaigns/:slug/rungs
campaigns editor
  POST /campaigns
  PATCH /campaigns/:slug
  POST /campaigns/launch
  POST /campaigns/:slug/duplicate
  POST /campaigns/:slug/ads
  PATCH /campaigns/:slug/ads/:ad
  POST /campaigns/:slug/ads/import
  POST DELETE /campaigns/:slug/ads/:ad/experiment
  POST /campaigns/:slug/ads/:ad/experiment/start
  POST /campaigns/:slug/ads/:ad/experiment/stop
  POST /campaigns/:slug/ads/:ad/experiment/apply
  PUT PATCH /campaigns/:slug/ads/:ad/page
  POST /campaigns/:slug/ads/:ad/page/undo
  POST /campaigns/:slug/ads/:ad/preview
  POST /campaigns/:slug/ads/:ad/publish
  POST /campaigns/:slug/ads/:ad/unpublish
  POST /campaigns/:slug/ads/:ad/rollback
  POST DELETE /campaigns/:slug/ads/:ad/schedule
  POST /alerts/:id/accept
  POST /assets
  PUT /campaigns/:slug/sequence
  POST /campaigns/:slug/sequence/audiences
conversions analyst
  GET /conversions
  GET /outcomes
conversions editor
  POST /outcomes/import
  POST /conversions/import
  POST /conversions
  POST /outcomes
  POST /outcomes/status
  POST /outcomes/undo
leads analyst
  GET /imports
  GET /customers/quality
  GET /leads
  GET /leads/summary
  GET /leads/:id/journey
  GET /privacy/consent
  GET /privacy/register
  GET /privacy/retention
  GET /privacy/facts
leads editor
  GET /contacts
  GET /contacts/:id
  POST /contacts/:id/link
  POST /visitors/:id/untie
  POST /visitors/:id/tie
  GET /identity/conflicts
  POST /contacts/import
  POST /leads/search
  GET /leads/:id
  POST /privacy/preview
  POST GET /privacy/requests
  GET /privacy/requests/:id
  POST /privacy/requests/:id/preview
  POST /privacy/requests/:id/erase
  POST /privacy/requests/:id/access
  POST /privacy/requests/:id/decline
  POST /privacy/access
  POST /erasures
leads owner
  PUT /privacy/retention
audiences analyst
  GET /audiences/presets
  POST /audiences/:id/plan
  GET /audiences
  GET /audiences/:id
  POST /audiences/preview
  GET /audiences/:id/size
  GET /audiences/:id/sample
  GET /audiences/:id/days
  GET /audiences/:id/moves
audiences editor
  POST /audiences/ladders
  POST /audiences
  PUT DELETE /audiences/:id
  GET /audiences/:id/export/:file
deliveries analyst
  GET /feeds
  GET /deliveries
  GET /destinations
  GET /connections
  GET /connections/:id
  GET /lists
  GET /lists/:id
  GET /lists/:id/plan
  GET /lists/:id/refused
  GET /events
  GET /events/quality
deliveries editor
  POST /feeds
  PATCH DELETE /feeds/:id
  POST /feeds/:id/rotate
  POST GET /webhooks
  GET /webhooks/samples
  GET PATCH DELETE /webhooks/:id
  POST /webhooks/:id/restore
  GET /webhooks/:id/messages
  POST /webhooks/:id/test
  POST /webhooks/:id/rotate
  POST /webhooks/:id/replay
  GET /outbox
  POST /outbox/:id/replay
  POST /lists
  POST /lists/:id/sync
  DELETE /lists/:id
  POST /events/:connection/replay
deliveries owner
  POST /connections
  PATCH DELETE /connections/:id
  POST /connections/:id/test
spend viewer
  GET /spend/imports
  GET /spend
  GET /spend/mappings
  GET /rates
spend editor
  POST /spend/import
  POST /spend/imports/:id/undo
  PUT /spend/mappings
  DELETE /spend/mappings/:id
  POST /rates/import
pixel viewer
  GET /hosts
  GET /pixel/seen
  GET /traffic/bots
pixel editor
  POST /hosts
  DELETE /hosts/:host
  POST /pixel/check
  GET /beacons/dead
  POST /beacons/dead/replay
  POST /beacons/dead/:id/replay
  PATCH /traffic/bots/:rule
pixel owner
  POST /beacons/rebuild
settings viewer
  GET /brands
  GET /brands/:id
  GET /demo
  GET /notices
settings editor
  POST /brands
  PATCH /brands/:id
  POST /brands/:id/domain/check
  POST /brands/:id/font
  POST /notices/:id/dismiss
  GET POST /notices/recipients
  PUT DELETE /notices/recipients/:id
  POST /notices/recipients/:id/send
settings owner
  DELETE /demo
operations viewer
  GET /operations/metrics
operations owner
  GET /operations
team viewer
  GET PATCH /me
  POST /me/link
  GET DELETE /me/sessions
  DELETE /me/sessions/:session
team editor
  GET /audit
team owner
  GET /encryption
  POST GET /keys
  DELETE /keys/:id
  POST /keys/:id/restore
  GET POST /users
  PATCH DELETE /users/:id
  POST /users/:id/disable
  POST /users/:id/enable
  POST /users/:id/link
  GET DELETE /users/:id/sessions
  DELETE /users/:id/sessions/:session
  POST /sign-in-links
  GET /export
`
