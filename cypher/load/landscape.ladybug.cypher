// The node that names what an embedded store holds; written last.
CREATE (:Landscape {
  key: $version, version: $version, id: $name, name: $name, data_version: $data_version,
  reviewed: $reviewed, fingerprint: $fingerprint, current: true, nodes: $nodes,
  relationships: $relationships
})
