"""Answers the questions of time_graph.cpp with networkx, and prints for each the seconds that it took.

    time_networkx.py GRAPH.json PIVOTS
"""
import json
import resource
import sys
import time

import networkx as nx


def load(path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)["graph"]
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((id, {"label": node["label"], **node["metadata"]}) for id, node in data["nodes"].items())
    graph.add_edges_from((e["source"], e["target"], {"relation": e["relation"], **e["metadata"]}) for e in data["edges"])
    graph.graph["records"] = data["metadata"]["records"]
    return graph


def contacts_of(graph):
    """Actors with the number of sentences that bind each two, but for denied ones."""
    contacts = nx.Graph()
    contacts.add_nodes_from(graph)
    contacts.add_edges_from((source, target, {"weight": 0}) for source, target in graph.edges())
    for source, target, tie in graph.edges(data=True):
        if tie["status"] != "denied":
            contacts[source][target]["weight"] += len(tie["evidence"])
    return contacts


def two_hops(graph, start):
    def met(actor):
        held = [(a, b) for edges in (graph.out_edges(actor, data=True), graph.in_edges(actor, data=True))
                for a, b, tie in edges if tie["relation"] == "meets" and tie["status"] == "asserted"]
        return {b if a == actor else a for a, b in held}
    return len(set().union(*map(met, met(start))) - {start})


def timed(question, answer):
    start = time.perf_counter()
    found = answer()
    print(question, time.perf_counter() - start, found, flush=True)


def main(path, pivots):
    start = time.perf_counter()
    graph = load(path)
    print("load", time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9, flush=True)
    contacts = contacts_of(graph)
    actors = sorted(graph)
    hub = max(actors, key=contacts.degree)
    bound = nx.Graph((a, b, tie) for a, b, tie in contacts.edges(data=True) if tie["weight"] > 0)
    timed("two_hops", lambda: two_hops(graph, hub))
    timed("shortest_path", lambda: nx.shortest_path_length(contacts, actors[0], actors[-1]))
    timed("pagerank", lambda: max(nx.pagerank(contacts, weight=None).values()))
    timed("betweenness", lambda: max(nx.betweenness_centrality(contacts, k=pivots, seed=1).values()))
    timed("communities", lambda: nx.community.modularity(bound, nx.community.louvain_communities(bound, seed=1)))


main(sys.argv[1], int(sys.argv[2]))
