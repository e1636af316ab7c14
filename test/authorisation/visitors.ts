/** What is neither /api nor /app, and by what it is opened. A path that is not here fails the test by its name.
 *  - anybody: visitors, browsers, robots
 *  - own page: anybody, but a form that another site sent is refused
 *  - signed link: only with the signature in the address
 *  - password: that of one feed */
export const VISITORS = `
anybody
  GET /
  GET /health
  GET /api/openapi.json
  GET /api/docs
  GET /api/docs/:group
  GET /p.js
  OPTIONS POST /e
  GET /p.gif
  GET /i/:asset/:shape
  GET /i/:font{font-.+}
  GET /legal/:brand/:page
  GET /privacy/choice
  GET POST /:campaign
  GET POST /:campaign/:ad
  GET /:campaign/thanks
  GET /:campaign/:ad/thanks
own page
  POST /privacy/consent
  POST /privacy/measurement
signed link
  GET /preview/:campaign/:ad/:key
  GET POST /privacy/confirm
  GET POST /privacy/notices
password
  GET /feeds/:feed/:file
`
