// Reads a list of notifications from stdin; writes what the official validator says of each: a reason, or null.
const {WebhookSignatureValidator, InvalidWebhookSignatureError} = require('mercadopago');

const verdict = ({signature, request_id, data_id, secret, tolerance, versions, now_ms}) => {
  try {
    WebhookSignatureValidator.validate({
      xSignature: signature,
      xRequestId: request_id,
      dataId: data_id,
      secret,
      toleranceSeconds: tolerance ?? undefined,
      supportedVersions: versions,
      now: () => now_ms,
    });
    return null;
  } catch (error) {
    if (error instanceof InvalidWebhookSignatureError) return error.reason;
    throw error;
  }
};

const notifications = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(notifications.map(verdict)));
