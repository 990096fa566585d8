// Runs in CloudFront before its cache and the bucket. The page has addresses of its own (/board, /day): whatever is not the
// name of a file is answered with the page itself. A file that is not there stays not there: an error page in its place would
// hand HTML to a browser that asked for a script. CloudFront takes one function called handler, and no modules.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by name
function handler(event) {
  const request = event.request;
  if (!/\.[^/]*$/.test(request.uri)) request.uri = '/index.html';
  return request;
}
