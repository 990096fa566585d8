# Signs in, asks for an export, downloads it and builds an epicontacts object. RINGTRACE_API and RINGTRACE_TOKEN say where and who;
# on one's own machine (npm start) RINGTRACE_SIGN_IN=http://127.0.0.1:4701 signs in as "epidemiologist" instead of a token.
library(httr2)
api <- Sys.getenv("RINGTRACE_API", "http://127.0.0.1:4700")
sign_in <- function(at) resp_body_json(req_perform(req_body_form(request(paste0(at, "/token")), grant_type = "password",
  client_id = "ringtrace-local", username = "epidemiologist", password = "epidemiologist", scope = "openid")))$access_token
token <- if (nzchar(Sys.getenv("RINGTRACE_SIGN_IN"))) sign_in(Sys.getenv("RINGTRACE_SIGN_IN")) else Sys.getenv("RINGTRACE_TOKEN")
ask <- function(path) req_auth_bearer_token(request(paste0(api, path)), token)
wanted <- list(files = list("linelist.csv", "contacts.csv"), disease = Sys.getenv("RINGTRACE_DISEASE", "covid-19"),
  reason = "Chains of transmission for the weekly report")
made <- resp_body_json(req_perform(req_body_json(ask("/exports"), wanted)))
part <- function(file, n) resp_body_raw(req_perform(ask(sprintf("/exports/%s/%s?part=%d", made$export, file$name, n))))
table <- function(file) read.csv(text = rawToChar(do.call(c, lapply(seq_len(file$parts) - 1, part, file = file))), na.strings = "")
tables <- lapply(made$files, table)
outbreak <- epicontacts::make_epicontacts(linelist = tables[[1]], contacts = tables[[2]], directed = TRUE)
print(summary(outbreak))
