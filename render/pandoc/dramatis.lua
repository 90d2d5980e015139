--[[
A pandoc filter (https://pandoc.org/lua-filters.html) which turns blocks such as

    ```{.dramatis graph=talks.json caption="Who met *whom*" alt="Four envoys" width=120mm}
    MATCH (a)-[m:meets]-(b) RETURN a, m, b
    ```

into figures, with pandoc 2.17 and later and under Quarto:

    pandoc --lua-filter dramatis.lua report.md -o report.docx

Quarto takes it under `filters:`, numbers the figures whose id begins with fig-, and refers to them by @fig-talks.

Attributes
  graph      a graph in JSON, or
  articles   articles, folders of them and Documents, parted by spaces, of which a graph is built
  caption    Markdown; fig-cap is the same
  alt        what stands for the picture where it is not seen; fig-alt is the same
  width      of the figure: 120mm, 12cm, 4.5in or 80%
  program    of dramatis, where it is not in $PATH
Each other attribute is an option of `dramatis render`: title, top, around, depth, status, ...; history=true is a flag.

In the body are a query, if only a part of the graph is to be drawn (`dramatis query --help`), and options of
`dramatis render`, one a line: --around Solheim.

Metadata of the document give a `graph`, `articles` and a `program` to all blocks:

    dramatis:
      graph: talks.json

HTML holds the picture itself, with its tooltips; other formats get an image. Those that consist of one text file (LaTeX,
Markdown) need pandoc's --extract-media.
]]

local own = {graph = true, articles = true, caption = true, alt = true, width = true, program = true}
local forbidden = {output = true, format = true}  -- the filter names them
local holds_svg = {html = true, html4 = true, html5 = true, chunkedhtml = true, revealjs = true, slidy = true,
                   slideous = true, s5 = true, dzslides = true}
local takes_pdf = {latex = true, beamer = true, context = true}

local defaults = {}   -- from the document's metadata
local graphs = {}     -- by articles: the graph built of them, in JSON
local block_count = 0
local failure         -- what is wrong, for the user

--- What a block is called in messages.
local function name_of(block)
  local text = block.identifier ~= "" and "#" .. block.identifier or "number " .. block_count
  return "dramatis.lua: block " .. text
end

local function fail(block, message)
  failure = name_of(block) .. ": " .. message:gsub("%s+$", "")
  error(failure, 0)
end

local function read_file(path)
  local file = assert(io.open(path, "rb"))
  local content = file:read("a")
  file:close()
  return content
end

--- Runs the program and returns what it prints. What it says on standard error goes into the message of a failure, or to
--- the user.
local function run(block, folder, arguments)
  local program = block.attributes.program or defaults.program or os.getenv("DRAMATIS") or "dramatis"
  local errors = folder .. "/errors"
  local command = {"-c", 'exec "$@" 2>"$0"', errors, program}
  for _, argument in ipairs(arguments) do table.insert(command, argument) end
  local is_done, printed = pcall(pandoc.pipe, "sh", command, "")
  local said = read_file(errors)
  if not is_done then fail(block, said) end
  io.stderr:write(said)
  return printed
end

--- The query and the options, "--name value" a line, in a block's body.
local function parse_body(block)
  local query, options = {}, {}
  for line in block.text:gmatch("[^\n]+") do
    local name, value = line:match("^%s*%-%-([%w-]+)%s*=?%s*(.-)%s*$")
    if name then
      table.insert(options, {name, value})
    else
      table.insert(query, line)
    end
  end
  query = table.concat(query, "\n")
  return query:match("%S") and query, options
end

--- The width in millimetres, which is that of the type as well; nil where it depends on the page.
local function millimetres(width)
  local number, unit = (width or ""):match("^([%d.]+)(%a+)$")
  local factor = ({mm = 1, cm = 10, ["in"] = 25.4})[unit]
  return tonumber(number) and factor and tonumber(number) * factor
end

--- The arguments of `dramatis render` that the attributes and the body name.
local function render_arguments(block, options)
  for name, value in pairs(block.attributes) do
    if not own[name] and not name:match("^fig%-") and not name:match("^data%-") then
      table.insert(options, {name, value})
    end
  end
  table.sort(options, function(a, b) return a[1] < b[1] end)
  local arguments = {}
  for _, option in ipairs(options) do
    local name, value = table.unpack(option)
    if forbidden[name] then fail(block, "the option " .. name .. " is the filter's own") end
    if value ~= "false" then
      local is_flag = value == "true" or value == ""
      table.insert(arguments, "--" .. name .. (is_flag and "" or "=" .. value))
    end
  end
  local width = millimetres(block.attributes.width)
  if width then table.insert(arguments, "--width=" .. width) end
  return arguments
end

--- The file of the block's graph, which may be made in `folder`.
local function graph_of(block, folder)
  local graph = block.attributes.graph
  local articles = block.attributes.articles or (not graph and defaults.articles)
  graph = graph or (not articles and defaults.graph)
  if graph then return graph end
  if not articles then fail(block, "it names no graph: give it graph=FILE.json or articles=\"FILE ...\"") end
  local file = folder .. "/graph.json"
  if graphs[articles] then
    local out = assert(io.open(file, "wb"))
    out:write(graphs[articles])
    out:close()
  else
    local arguments = {"build"}
    for article in articles:gmatch("%S+") do table.insert(arguments, article) end
    table.insert(arguments, "-o")
    table.insert(arguments, file)
    run(block, folder, arguments)
    graphs[articles] = read_file(file)
  end
  return file
end

--- The picture in a format of `dramatis render`.
local function draw(block, format)
  return pandoc.system.with_temporary_directory("dramatis", function(folder)
    local query, options = parse_body(block)
    local graph = graph_of(block, folder)
    if query then
      local part = folder .. "/part.json"
      run(block, folder, {"query", graph, query, "-o", part})
      graph = part
    end
    local arguments = {"render", graph, "--format=" .. format}
    for _, argument in ipairs(render_arguments(block, options)) do table.insert(arguments, argument) end
    return run(block, folder, arguments)
  end)
end

local function escape(text)
  return (text:gsub('[&<>"]', {["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;"}))
end

--- The picture as raw HTML, called `alt` if that is given.
local function html_picture(block, alt)
  local svg = draw(block, "svg-fragment")
  if alt then
    local label = escape(alt):gsub("%%", "%%%%")
    svg = svg:gsub('^(<svg[^>]- aria%-label=")[^"]*', "%1" .. label, 1)
  end
  local width = (block.attributes.width or ""):match("^[%d.]+[%a%%]+$") or "170mm"
  return pandoc.RawBlock("html", '<div style="width:' .. width .. ';max-width:100%">' .. svg .. "</div>")
end

--- The picture as an image in pandoc's media bag.
local function image(block, alt, attributes)
  local format = takes_pdf[FORMAT] and "pdf" or "png"
  local mime = takes_pdf[FORMAT] and "application/pdf" or "image/png"
  local content = draw(block, format)
  local file = "dramatis-" .. pandoc.utils.sha1(content):sub(1, 12) .. "." .. format
  pandoc.mediabag.insert(file, mime, content)
  return pandoc.Image(alt, file, "", attributes)
end

--- The picture alone, for a block without a caption.
local function plain_picture(block, alt)
  local attributes = pandoc.Attr(block.identifier, {}, {width = block.attributes.width})
  if holds_svg[FORMAT] then return pandoc.Div({html_picture(block, alt)}, pandoc.Attr(block.identifier)) end
  local words = alt or block.attributes.title or "Network of actors"
  return pandoc.Para({image(block, {pandoc.Str(words)}, attributes)})
end

--- A figure as pandoc before version 3 has it: there an image's description is the caption.
local function old_figure(block, caption, alt)
  if not holds_svg[FORMAT] then
    local attributes = {width = block.attributes.width, alt = alt}
    local picture = image(block, caption, pandoc.Attr(block.identifier, {}, attributes))
    picture.title = "fig:"
    return pandoc.Para({picture})
  end
  local id = block.identifier ~= "" and ' id="' .. escape(block.identifier) .. '"' or ""
  return {pandoc.RawBlock("html", "<figure" .. id .. ">"), html_picture(block, alt),
          pandoc.RawBlock("html", "<figcaption>"), pandoc.Plain(caption),
          pandoc.RawBlock("html", "</figcaption></figure>")}
end

local function figure(block, caption, alt)
  local content
  if holds_svg[FORMAT] then
    content = html_picture(block, alt)
  else
    local words = alt and {pandoc.Str(alt)} or caption
    content = pandoc.Plain({image(block, words, pandoc.Attr("", {}, {width = block.attributes.width}))})
  end
  local attributes = pandoc.Attr(block.identifier)
  if quarto and quarto.FloatRefTarget and block.identifier:match("^fig%-") then  -- which Quarto numbers and refers to
    return (quarto.FloatRefTarget({attr = attributes, type = "Figure", content = pandoc.Blocks({content}),
                                   caption_long = pandoc.Blocks({pandoc.Plain(caption)})}))
  end
  return pandoc.Figure({content}, {long = {pandoc.Plain(caption)}}, attributes)
end

--- What a block becomes.
local function replacement(block)
  local alt = block.attributes.alt or block.attributes["fig-alt"]
  local text = block.attributes.caption or block.attributes["fig-cap"] or ""
  local caption = pandoc.utils.blocks_to_inlines(pandoc.read(text, "markdown").blocks)
  if #caption == 0 then return plain_picture(block, alt) end
  return (pandoc.Figure and figure or old_figure)(block, caption, alt)
end

local function on_meta(meta)
  for name, value in pairs(type(meta.dramatis) == "table" and meta.dramatis or {}) do
    defaults[name] = pandoc.utils.stringify(value)
  end
end

local function on_block(block)
  if not block.classes:includes("dramatis") then return nil end
  block_count = block_count + 1
  local is_done, result = pcall(replacement, block)
  if is_done then return result end
  io.stderr:write(failure or tostring(result), "\n")  -- without the trace that pandoc would add
  os.exit(1)
end

return {{Meta = on_meta}, {CodeBlock = on_block}}
