-- POST /v1/orders with a key of its own for each request; the body is in the file BODY, or a small one.
local count = 0
local prefix = tostring({}):sub(8) .. "-" .. os.time() .. "-"
local file = os.getenv("BODY") and io.open(os.getenv("BODY"))
local body = file and file:read("*a") or '{"type":"online","external_reference":"ref_1","total_amount":"24.90","transactions":{"payments":' ..
  '[{"amount":"24.90","payment_method":{"id":"visa","type":"credit_card","token":"tttttttttttttttttttttttttttttttt"}}]},' ..
  '"payer":{"email":"someone@example.com"}}'

function request()
  count = count + 1
  return wrk.format("POST", "/v1/orders", {
    ["Authorization"] = "Bearer TEST-bench",
    ["Content-Type"] = "application/json",
    ["X-Idempotency-Key"] = prefix .. count,
  }, body)
end
